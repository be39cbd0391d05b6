import asyncio


async def number(n):
    await asyncio.sleep(0)
    return n


async def error():
    return KeyError("gone")


async def checked():
    async with asyncio.timeout(5):
        assert await number(1), "one is true"
    items = {0: "zero", 1: "one"}
    async with asyncio.timeout(5):
        del items[await number(0)]
    print(items)
    async with asyncio.timeout(5):
        return await number(2)


async def main():
    async with asyncio.timeout(5):
        print(await checked())
    try:
        async with asyncio.timeout(5):
            raise await error()
    except KeyError as caught:
        print(repr(caught))


asyncio.run(main())
