from redis.exceptions import LockError, WatchError


async def locked(lock):
    try:
        await lock.acquire()
    except (LockError, WatchError):
        return False
