import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def deposit(amount):
    async with client.lock("account", timeout=5):
        await client.incrby("balance", amount)


async def try_it():
    lock = client.lock("job", timeout=5)
    if not await lock.acquire(blocking=False):
        return False
    try:
        await client.incr("runs")
    finally:
        await lock.release()
    return True
