import asyncio


async def _value():
    return 5


async def main():
    await asyncio.sleep(0)
    make = lambda: _value()
    print(await make(), await _value())


asyncio.run(main())
