import asyncio


async def _square(number):
    return number * number


async def _log(*values):
    print(*values)


async def main():
    await _log("start")
    first = await _square(2)
    total = first + await _square(3) ** 2
    await _log(-await _square(1), not await _square(0), total)
    await _log([await _square(n) for n in range(3)], {n: await _square(n) for n in (1, 2)})
    if (large := await _square(9)) > 80 and await _square(1):
        await _log(f"{large}, {await _square(4):>4}")
    await asyncio.sleep(0)
    while await _square(first) < 20:
        first += 1
    assert await _square(5) == 25, await _log("no")
    return await _square(first)


print(asyncio.run(main()))
