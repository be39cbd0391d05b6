import asyncio


async def read(delay):
    await asyncio.sleep(delay / 1000)
    return [delay]


async def main(jobs, *, limit=None):
    first = await read(0)
    total = (await read(1))[0] + (await read(2))[0]
    if not await read(3):
        return await asyncio.wait_for(read(4), 5)
    for item in await read(5):
        print(f"{await read(item)}", first, total)
    print([value for value in await read(6)])
    await asyncio.sleep(0)
    assert await read(7), "empty"
    return -(await read(8))[0] ** 2, await read(9)


if __name__ == "__main__":
    print(asyncio.run(main([])))
