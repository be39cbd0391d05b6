import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

FILES = {}


async def save_file(name):
    FILES[name] = "text"


async def read_file(name):
    return FILES.get(name)


async def main(key):
    await save_file(key)
    text = await read_file(key)
    return text


print(asyncio.run(main("a")))
