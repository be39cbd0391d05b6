import redis


class Cache:
    def __init__(self, host: str) -> None:
        self.redis: redis.Redis = redis.Redis(host=host)

    def get(self, key):
        return self.redis.get(key)

    def clear(self):
        for key in self.redis.scan_iter("cache:*"):
            self.redis.delete(key)


cache = Cache("localhost")


def load(key):
    return cache.get(key) or b""
