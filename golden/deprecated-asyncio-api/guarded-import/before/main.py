import asyncio
import sys

if sys.version_info < (3, 10):
    Lock = asyncio.Lock
else:

    def Lock(loop=None):
        return asyncio.Lock()


if hasattr(asyncio, "JoinableQueue"):
    queue = asyncio.JoinableQueue()
else:
    queue = asyncio.Queue()


async def main():
    async with Lock(loop=asyncio.get_running_loop()):
        print("held", queue.qsize())


asyncio.run(main())
