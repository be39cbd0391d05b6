import asyncio


async def one(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError: print("again")


async def two(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError as error:
            if error.errno == 1:
                continue
            print("again")
