import asyncio


def _square(number):
    return number * number


def _log(*values):
    print(*values)


async def main():
    _log("start")
    first = _square(2)
    total = first + _square(3) ** 2
    _log(-_square(1), not _square(0), total)
    _log([_square(n) for n in range(3)], {n: _square(n) for n in (1, 2)})
    if (large := _square(9)) > 80 and _square(1):
        _log(f"{large}, {_square(4):>4}")
    await asyncio.sleep(0)
    while _square(first) < 20:
        first += 1
    assert _square(5) == 25, _log("no")
    return _square(first)


print(asyncio.run(main()))
