from asyncio import *


async def work():
    return "work"


async def main():
    print(await ensure_future(work()))


run(main())
