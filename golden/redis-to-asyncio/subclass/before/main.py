import redis


class Client(redis.Redis):
    def get_int(self, key):
        return int(self.get(key) or 0)


def load(key):
    return Client().get_int(key)
