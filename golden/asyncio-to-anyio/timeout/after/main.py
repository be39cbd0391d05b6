import asyncio

import anyio


async def wait(limit):
    with anyio.fail_after(limit):
        await asyncio.Event().wait()


async def main():
    try:
        await wait(0.001)
    except TimeoutError as error:
        print("too late", type(error))
    with anyio.fail_after(None) as unused:
        print("no limit")
    with anyio.fail_after(delay=5):
        with anyio.fail_after(1):
            print("nested")
    with (
        anyio.fail_after(
            10,
        )
    ):
        return


anyio.run(main)
