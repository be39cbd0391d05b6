import redis

client = redis.Redis()
take = client.register_script("return redis.call('decr', KEYS[1])")


def left(name):
    return take(keys=[name])
