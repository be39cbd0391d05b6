import asyncio


class Lazy:
    def __init__(self, load):
        self.value = load()


async def slow():
    await asyncio.sleep(1)
    return 1


def quick():
    return 2


async def main():
    print(await slow(), quick(), Lazy(quick).value)
    print(Lazy(slow).value)


if __name__ == "__main__":
    asyncio.run(main())
