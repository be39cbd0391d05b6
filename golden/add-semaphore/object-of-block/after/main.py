import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

import contextlib


class Session:
    async def get(self, name):
        return await fetch(name)


@contextlib.asynccontextmanager
async def open_session():
    yield Session()


async def main(names):
    async with open_session() as session:
        semaphore = asyncio.Semaphore(10)

        async def bounded_get(name):
            async with semaphore:
                return await session.get(name)

        print(await asyncio.gather(*[bounded_get(name) for name in names]))


asyncio.run(main("abc"))
