import asyncio as aio


async def wait(event):
    try:
        await aio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        return "late"


async def main():
    print(await wait(aio.Event()))


aio.run(main())
