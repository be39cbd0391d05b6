import asyncio
import json
import pickle


async def load(name):
    with await asyncio.to_thread(open, name) as file:
        return json.load(file, parse_float=str)


async def save(name, value):
    with await asyncio.to_thread(open, name, "w") as file:
        json.dump(value, file, indent=2)


async def both(name, value):
    with await asyncio.to_thread(open, name, "wb") as out:
        pickle.dump(value, file=out)
    with await asyncio.to_thread(open, name) as file:
        return json.load(fp=file)["key"]
