import redis


def add(target, name):
    target.sadd("names", name)


def run(client: redis.Redis):
    add(client, "a")
    with client.pipeline() as pipe:
        add(pipe, "b")
        pipe.execute()
