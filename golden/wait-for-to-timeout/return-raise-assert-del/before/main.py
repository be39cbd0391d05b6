import asyncio


async def number(n):
    await asyncio.sleep(0)
    return n


async def error():
    return KeyError("gone")


async def checked():
    assert await asyncio.wait_for(number(1), 5), "one is true"
    items = {0: "zero", 1: "one"}
    del items[await asyncio.wait_for(number(0), 5)]
    print(items)
    return await asyncio.wait_for(number(2), 5)


async def main():
    print(await asyncio.wait_for(checked(), 5))
    try:
        raise await asyncio.wait_for(error(), 5)
    except KeyError as caught:
        print(repr(caught))


asyncio.run(main())
