import redis


def count(host):
    client = redis.Redis(host=host)
    client.incr("count")
    value = client.get("count")
    return int(value)
