from aioredis import Redis, from_url
from aioredis import ConnectionPool as Pool


async def load(url) -> Redis:
    return from_url(url, connection_pool=Pool())
