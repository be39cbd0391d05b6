import asyncio


import sys


async def job(x): print(x)


async def main():
    for arg in sys.argv[1:]:
        await job(arg)


asyncio.run(main())
print("done")
