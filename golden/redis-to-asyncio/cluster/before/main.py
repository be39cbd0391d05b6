from redis.cluster import RedisCluster


def load(key):
    client = RedisCluster(host="one")
    return client.get(key)
