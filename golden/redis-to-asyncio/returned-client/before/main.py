import functools

import redis


@functools.lru_cache
def client():
    return redis.Redis(host="cache")


def load(key):
    return client().get(key)
