import redis


def keys(client: redis.Redis):
    for key in client.scan_iter(match="user:*"):
        yield key, client.hgetall(key)


def fields(client: redis.Redis):
    names = sorted(client.sscan_iter("set"))
    return {name: value for name, value in client.hscan_iter("hash")}, list(client.scan_iter()), names
