import redis.asyncio


async def ping(host):
    client = redis.asyncio.Redis(host=host, port=6379, db=2)
    await client.ping()
    await client.aclose()
