import redis.exceptions


class Store:
    def __init__(self):
        self.items = {}

    def get(self, key):
        return self.items.get(key)

    def pipeline(self):
        return self


def load(key):
    try:
        return Store().pipeline().get(key)
    except redis.exceptions.RedisError:
        return None
