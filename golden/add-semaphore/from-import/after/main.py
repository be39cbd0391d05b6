from asyncio import Semaphore, gather, run


async def fetch(name):
    return name


async def main(names):
    semaphore = Semaphore(10)

    async def bounded_fetch(name):
        async with semaphore:
            return await fetch(name)

    print(await gather(*[bounded_fetch(name) for name in names]))


run(main("abc"))
