import aiofiles


async def describe(name):
    async with aiofiles.open(name) as file:
        position = await file.tell()
        return file.name, file.mode, file.encoding, file.closed, file.fileno(), position
