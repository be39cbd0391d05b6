from redis.asyncio import Redis, from_url
from redis.asyncio import ConnectionPool as Pool


async def load(url) -> Redis:
    return from_url(url, connection_pool=Pool())
