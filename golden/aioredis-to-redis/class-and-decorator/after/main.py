from redis import asyncio as aioredis
from retrying import retry


class Cache:
    redis: aioredis.Redis

    @retry(aioredis.ConnectionError)
    async def load(self, key):
        return f"{await self.redis.get(key)} of {aioredis.Redis.__name__}"
