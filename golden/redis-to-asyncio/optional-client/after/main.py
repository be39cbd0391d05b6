from typing import Optional

import redis
import redis.asyncio


class Store:
    def __init__(self, client: Optional[redis.asyncio.Redis] = None):
        self.client = client or redis.asyncio.Redis()

    async def get(self, key):
        return await self.client.get(key)
