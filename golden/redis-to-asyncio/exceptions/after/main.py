import redis
import redis.asyncio
from redis.exceptions import LockError, RedisError


async def load(client: redis.asyncio.Redis, key):
    try:
        return await client.get(key)
    except redis.ConnectionError:
        return None
    except (redis.TimeoutError, RedisError) as error:
        raise LookupError(key) from error
