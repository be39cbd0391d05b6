import asyncio


async def load(client):
    for _ in range(3):
        try:
            return await client()
        except OSError:
            await asyncio.sleep(0.01)


async def fail():
    raise OSError


print(asyncio.run(load(fail)))
