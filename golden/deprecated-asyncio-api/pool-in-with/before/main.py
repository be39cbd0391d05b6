import asyncio


@asyncio.coroutine
def get(pool, key):
    with (yield from pool) as connection:
        return connection.get(key)
