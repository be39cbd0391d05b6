import asyncio


def read_all(loop, readers):
    return loop.run_until_complete(asyncio.gather(*[reader.read() for reader in readers], loop=loop))
