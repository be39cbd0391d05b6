import asyncio


@asyncio.coroutine
def read(delay):
    yield from asyncio.sleep(delay / 1000)
    return [delay]


@asyncio.coroutine
def main(jobs, *, limit=None):
    first = yield from read(0)
    total = (yield from read(1))[0] + (yield from read(2))[0]
    if not (yield from read(3)):
        return (yield from asyncio.wait_for(read(4), 5))
    for item in (yield from read(5)):
        print(f"{(yield from read(item))}", first, total)
    print([value for value in (yield from read(6))])
    yield
    assert (yield from read(7)), "empty"
    return -(yield from read(8))[0] ** 2, (yield from read(9))


if __name__ == "__main__":
    print(asyncio.run(main([])))
