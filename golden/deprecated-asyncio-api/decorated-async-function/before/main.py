import asyncio


@asyncio.coroutine
async def main():
    await asyncio.sleep(0)


@asyncio.coroutine
async def numbers():
    yield 1


@asyncio.coroutine
@staticmethod
def size():
    return 1
