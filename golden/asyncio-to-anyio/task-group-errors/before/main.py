import asyncio


async def fail(message):
    raise ValueError(message)


async def linger():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(linger())
            tg.create_task(fail("first"))
            tg.create_task(fail("second"))
    except* ValueError as group:
        print([str(error) for error in group.exceptions])
    try:
        async with asyncio.TaskGroup() as tg:
            raise KeyError("body")
    except* KeyError as group:
        print([str(error) for error in group.exceptions])


asyncio.run(main())
