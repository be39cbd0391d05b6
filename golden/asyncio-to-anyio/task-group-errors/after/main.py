import asyncio

import anyio


async def fail(message):
    raise ValueError(message)


async def linger():
    try:
        await asyncio.Event().wait()
    except anyio.get_cancelled_exc_class():
        print("cancelled")
        raise


async def main():
    try:
        async with anyio.create_task_group() as tg:
            tg.start_soon(linger)
            tg.start_soon(fail, "first")
            tg.start_soon(fail, "second")
    except* ValueError as group:
        print([str(error) for error in group.exceptions])
    try:
        async with anyio.create_task_group() as tg:
            raise KeyError("body")
    except* KeyError as group:
        print([str(error) for error in group.exceptions])


anyio.run(main)
