import asyncio


class Door:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None


async def _letters():
    yield "a"
    yield "b"


async def _collect():
    return [letter async for letter in _letters()]


async def _loop():
    async for letter in _letters():
        return letter


async def _enter():
    async with Door():
        return "in"


async def _wait(future):
    return await future


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    print(await _collect(), await _loop(), await _enter(), await _wait(future))


asyncio.run(main())
