from . import wire


async def fetch(key):
    return await wire.send(f"GET {key}")
