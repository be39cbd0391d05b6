import asyncio


async def _area(width, height):  # in metres
    # No I/O here.
    return width * height


async def main():
    await asyncio.sleep(0)  # yes
    area = await _area(2, 3)  # no longer awaited
    total = (  # the sum
        await _area(1, 2)  # first
        # and then
        + await _area(3, 4)
    )
    print(area, total, (await  # why
                        _area(5, 6)))


asyncio.run(main())
