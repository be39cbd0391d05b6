import redis
import redis.asyncio


class Cache:
    def __init__(self, host: str) -> None:
        self.redis: redis.asyncio.Redis = redis.asyncio.Redis(host=host)

    async def get(self, key):
        return await self.redis.get(key)

    async def clear(self):
        async for key in self.redis.scan_iter("cache:*"):
            await self.redis.delete(key)


cache = Cache("localhost")


async def load(key):
    return await cache.get(key) or b""
