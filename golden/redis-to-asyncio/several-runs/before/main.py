import redis

client = redis.Redis()


def load(key):
    return client.get(key)


print(load("a"))
print(load("b"))
