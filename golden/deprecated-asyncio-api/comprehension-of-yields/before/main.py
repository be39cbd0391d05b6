import asyncio


@asyncio.coroutine
def read_all(readers):
    return list((yield from asyncio.wait_for(reader, 1)) for reader in readers)
