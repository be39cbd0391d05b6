import asyncio


async def _value():
    return 3


async def main():
    await asyncio.sleep(0)
    print(f"{await _value()=}", await _value())


asyncio.run(main())
