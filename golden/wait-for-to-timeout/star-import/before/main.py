from asyncio import *


async def main():
    print(await wait_for(sleep(0, "done"), 5))


run(main())
