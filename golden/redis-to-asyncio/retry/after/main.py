import redis
import redis.asyncio
import redis.asyncio.retry
from redis.backoff import ExponentialBackoff

client = redis.asyncio.Redis(retry=redis.asyncio.retry.Retry(ExponentialBackoff(), 3), retry_on_error=[redis.ConnectionError])


async def load(key):
    return await client.get(key)
