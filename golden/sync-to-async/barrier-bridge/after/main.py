import asyncio
import concurrent.futures


async def load(name):
    await asyncio.sleep(0.01)
    return name.upper()


class Config:
    def __init__(self, name):
        self.name = concurrent.futures.ThreadPoolExecutor(1).submit(asyncio.run, load(name)).result()

    def __len__(self):
        return len(concurrent.futures.ThreadPoolExecutor(1).submit(asyncio.run, load("abc")).result())


class Plain:
    def __init__(self):
        self.value = asyncio.run(load("plain"))


async def work():
    print(await load("work"))
    config = Config("config")
    print(config.name, len(config))


def names():
    return sorted(["b", "a"], key=lambda name: asyncio.run(load(name)))


if __name__ == "__main__":
    print(names())
    print(Plain().value)
    asyncio.run(work())
