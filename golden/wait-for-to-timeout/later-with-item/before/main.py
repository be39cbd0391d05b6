import asyncio


async def copy(client, lock):
    async with lock, await asyncio.wait_for(client.connect(), 5) as connection:
        await connection.copy()
    with (
        lock.guard() as guard,
        await asyncio.wait_for(client.connect(), 5) as connection,
    ):
        connection.close(guard)
