import redis
from redis.cache import CacheConfig


def load(key):
    client = redis.Redis(protocol=3, cache_config=CacheConfig())
    value = client.get(key)
    client.close()
    return value
