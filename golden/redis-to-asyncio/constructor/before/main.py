import redis


class Names:
    def __init__(self, client: redis.Redis):
        self.names = client.smembers("names")


def names(client: redis.Redis):
    return Names(client).names
