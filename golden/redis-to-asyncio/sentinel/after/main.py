import redis.asyncio

sentinel = redis.asyncio.Sentinel([("one", 26379), ("two", 26379)], socket_timeout=0.5)
master = sentinel.master_for("main", socket_timeout=0.5)
replica = sentinel.slave_for("main")


async def move(key):
    value = await replica.get(key)
    await master.set(key, value)
    return await sentinel.discover_master("main")
