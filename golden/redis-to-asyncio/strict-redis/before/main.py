import redis.client
from redis import StrictRedis

one = StrictRedis()
two = redis.client.StrictRedis(db=1)


def both():
    return one.dbsize(), two.dbsize()
