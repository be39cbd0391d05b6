import redis
from redis import Redis


def sizes(url):
    first = redis.from_url(url, db=0)
    second = Redis.from_url(url, db=1)
    sizes = first.dbsize(), second.dbsize()
    first.close()
    second.close()
    return sizes
