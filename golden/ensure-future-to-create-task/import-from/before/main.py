from asyncio import ensure_future, run


async def work():
    return "work"


async def main():
    print(await ensure_future(work()))


run(main())
