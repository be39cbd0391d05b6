import redis


def load(url, key):
    with redis.ConnectionPool.from_url(url) as pool:
        return redis.Redis(connection_pool=pool).get(key)
