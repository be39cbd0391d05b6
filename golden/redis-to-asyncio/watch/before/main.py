import redis


def increase(client: redis.Redis, key):
    with client.pipeline() as pipe:
        pipe.watch(key)
        value = int(pipe.get(key))
        pipe.multi()
        pipe.set(key, value + 1)
        pipe.execute()
