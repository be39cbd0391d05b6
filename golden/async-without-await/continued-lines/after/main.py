import asyncio


def _one():
    return 1


def  _two():
    return 2


async def main():
    await asyncio.sleep(0)
    value = _one()
    print(value, _two())


asyncio.run(main())
