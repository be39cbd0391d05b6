import redis

client = redis.Redis()


def load(key):
    return client.get(key)


for key in "abc":
    print(load(key))
