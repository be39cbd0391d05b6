import redis

client = redis.Redis(host="cache", port=6379, decode_responses=True)


def load(key):
    return client.get(key)


def store(key, value):
    client.set(key, value, ex=60)
