import redis

pool = redis.ConnectionPool(host="cache", max_connections=10)
other = redis.connection.BlockingConnectionPool.from_url("redis://other", timeout=3)


def load(key):
    return redis.Redis(connection_pool=pool).get(key) or redis.Redis(connection_pool=other).get(key)


def stop():
    pool.disconnect()
    other.disconnect()
