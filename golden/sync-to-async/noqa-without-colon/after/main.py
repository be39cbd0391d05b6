import asyncio
import time


async def load(key):  # noqa E302
    await asyncio.sleep(0.01)
    return key


def save(key):  # noqa
    time.sleep(0.01)
    return key


async def main():
    print(await load("a"))
    print(save("b"))


if __name__ == "__main__":
    asyncio.run(main())
