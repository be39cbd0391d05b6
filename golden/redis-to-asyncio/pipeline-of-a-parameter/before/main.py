import redis


def add_all(pipe, names):
    for name in names:
        pipe.sadd("names", name)


def store(client: redis.Redis, names):
    pipe = client.pipeline()
    add_all(pipe, names)
    return pipe.execute()
