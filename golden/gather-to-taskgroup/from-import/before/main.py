from asyncio import gather, run, sleep


async def wait():
    await sleep(0)
    return 1


async def main():
    print(await gather(wait(), wait()))


run(main())
