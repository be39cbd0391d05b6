from asyncio import gather, run


async def fetch(name):
    return name


async def main(names):
    print(await gather(*[fetch(name) for name in names]))


run(main("abc"))
