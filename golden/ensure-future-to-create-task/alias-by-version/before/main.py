import asyncio
import sys

if sys.version_info >= (3, 7):
    spawn = asyncio.create_task
else:
    spawn = asyncio.ensure_future


async def work():
    return "work"


async def main():
    print(await spawn(work()))


asyncio.run(main())
