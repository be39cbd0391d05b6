import asyncio


async def describe(name):
    with await asyncio.to_thread(open, name) as file:
        position = file.tell()
        return file.name, file.mode, file.encoding, file.closed, file.fileno(), position
