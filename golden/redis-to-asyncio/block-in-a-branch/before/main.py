import redis


def load(host, key):
    if host is not None:
        client = redis.Redis(host)
        value = client.get(key)
        print(value)
    return None
