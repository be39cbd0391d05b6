import asyncio


async def load(client):
    for _ in range(3):  # that is enough
        try:
            return await client.load()
        except OSError:
            # nobody is there
            print("again")  # and again


async def save(client):
    while True:  # until it works
        try:
            return await client.save()
        except OSError:
            # nobody is there
            continue  # trying
