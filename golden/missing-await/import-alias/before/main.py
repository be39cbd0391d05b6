import asyncio as aio
from asyncio import sleep as pause, to_thread


async def main():
    pause(0.01)
    aio.sleep(0)
    to_thread(print, "from a thread")
    for result in aio.wait([aio.create_task(pause(0))]):
        print(len(result))


aio.run(main())
