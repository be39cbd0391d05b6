import asyncio as aio
from asyncio import sleep as pause, to_thread


async def main():
    await pause(0.01)
    await aio.sleep(0)
    await to_thread(print, "from a thread")
    for result in await aio.wait([aio.create_task(pause(0))]):
        print(len(result))


aio.run(main())
