from asyncio import *


async def main():
    await sleep(0)
    print("done")


run(main())
