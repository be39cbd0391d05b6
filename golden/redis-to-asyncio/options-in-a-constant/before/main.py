import redis

OPTIONS = {"host": "cache"}
client = redis.Redis(**OPTIONS)


def load(key):
    return client.get(key)
