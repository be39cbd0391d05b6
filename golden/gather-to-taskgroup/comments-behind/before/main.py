import asyncio


async def fetch(page):
    await asyncio.sleep(0)
    return page


async def main():
    await asyncio.gather(
        fetch(1),  # the first
        fetch(2),  # the last
    )
    await asyncio.gather(
        fetch(1),
        fetch(2)  # without a comma
    )
    first, second = await asyncio.gather(
        fetch(1),
        fetch(2),
        # fetch(3),
    )
    await asyncio.gather(
        *[fetch(page) for page in range(3)],  # all of them
    )  # at once
    pages = await asyncio.gather(
        *(fetch(page) for page in range(3))  # all of them
    )
    print(first, second, pages)


asyncio.run(main())
