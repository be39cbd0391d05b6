import hashlib

import aiofiles


async def digest(name):
    found = hashlib.sha256()
    async with aiofiles.open(name, "rb") as file:
        while chunk := await file.read(65536):
            found.update(chunk)
    return found.hexdigest()


async def chunks(name):
    async with aiofiles.open(name, "rb") as file:
        while True:
            data = await file.read(1024)
            if not data:
                break
            yield data
