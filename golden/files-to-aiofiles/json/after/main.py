import json
import pickle

import aiofiles


async def load(name):
    async with aiofiles.open(name) as file:
        return json.loads(await file.read(), parse_float=str)


async def save(name, value):
    async with aiofiles.open(name, "w") as file:
        await file.write(json.dumps(value, indent=2))


async def both(name, value):
    async with aiofiles.open(name, "wb") as out:
        await out.write(pickle.dumps(value))
    async with aiofiles.open(name) as file:
        return json.loads(await file.read())["key"]
