import asyncio
from pathlib import Path

import aiofiles


async def load(name):
    async with aiofiles.open(name) as file:
        text = await file.read()
    return text + await asyncio.to_thread(Path(name).read_text)


asyncio.run(load("a"))
