import asyncio


def _area(width, height):  # in metres
    # No I/O here.
    return width * height


async def main():
    await asyncio.sleep(0)  # yes
    area = _area(2, 3)  # no longer awaited
    total = (  # the sum
        _area(1, 2)  # first
        # and then
        + _area(3, 4)
    )
    print(area, total, (  # why
                        _area(5, 6)))


asyncio.run(main())
