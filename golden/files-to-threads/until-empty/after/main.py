import asyncio
import hashlib


async def digest(name):
    found = hashlib.sha256()
    with await asyncio.to_thread(open, name, "rb") as file:
        while chunk := await asyncio.to_thread(file.read, 65536):
            found.update(chunk)
    return found.hexdigest()


async def chunks(name):
    with await asyncio.to_thread(open, name, "rb") as file:
        while True:
            data = await asyncio.to_thread(file.read, 1024)
            if not data:
                break
            yield data
