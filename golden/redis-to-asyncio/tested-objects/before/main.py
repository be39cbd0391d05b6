import redis


def add(client: redis.Redis, name, pipe=None):
    target = client.pipeline() if not pipe else pipe
    target.sadd("names", name)
    if target:
        target.execute()
    return client and name
