import aioredis


async def locked(lock):
    try:
        await lock.acquire()
    except aioredis.exceptions.LockError:
        return False
