import redis


def swap(client: redis.Redis, a, b):
    client[a] = client[b]
    del client[b]
    return a in client
