import redis

client = redis.Redis()


def deposit(amount):
    with client.lock("account", timeout=5):
        client.incrby("balance", amount)


def try_it():
    lock = client.lock("job", timeout=5)
    if not lock.acquire(blocking=False):
        return False
    try:
        client.incr("runs")
    finally:
        lock.release()
    return True
