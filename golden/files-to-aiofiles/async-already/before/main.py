import asyncio
from pathlib import Path


async def load(name):
    with open(name) as file:
        text = file.read()
    return text + Path(name).read_text()


asyncio.run(load("a"))
