import redis


def fields(client: redis.Redis):
    return dict(client.hscan_iter("hash"))
