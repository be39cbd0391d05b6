import redis
import redis.asyncio

pool = redis.asyncio.ConnectionPool(host="cache", max_connections=10)
other = redis.asyncio.BlockingConnectionPool.from_url("redis://other", timeout=3)


async def load(key):
    return await redis.asyncio.Redis(connection_pool=pool).get(key) or await redis.asyncio.Redis(connection_pool=other).get(key)


async def stop():
    await pool.disconnect()
    await other.disconnect()
