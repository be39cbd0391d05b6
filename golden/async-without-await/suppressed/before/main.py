import asyncio

from other import _elsewhere


async def _first():  # noqa: RUF029
    return 1


async def _second():  # aioshift: ignore[async-without-await]
    return 2


async def _third():
    return 3


async def main():
    await asyncio.sleep(0)
    print(await _first(), await _second())
    print(await _third())
    print(await _third())  # aioshift: ignore[async-without-await]
    print(await _elsewhere())


asyncio.run(main())
