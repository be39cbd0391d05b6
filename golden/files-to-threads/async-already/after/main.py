import asyncio
from pathlib import Path


async def load(name):
    with await asyncio.to_thread(open, name) as file:
        text = await asyncio.to_thread(file.read)
    return text + await asyncio.to_thread(Path(name).read_text)


asyncio.run(load("a"))
