import asyncio


async def work():
    return 1


async def main(make=lambda: work()):
    negate = lambda: not work()
    print(await make(), negate())


asyncio.run(main())
