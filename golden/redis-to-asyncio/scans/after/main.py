import redis
import redis.asyncio


async def keys(client: redis.asyncio.Redis):
    async for key in client.scan_iter(match="user:*"):
        yield key, await client.hgetall(key)


async def fields(client: redis.asyncio.Redis):
    names = sorted([item async for item in client.sscan_iter("set")])
    return {name: value async for name, value in client.hscan_iter("hash")}, [item async for item in client.scan_iter()], names
