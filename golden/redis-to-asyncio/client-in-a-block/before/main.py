import redis


def count(url):
    with redis.from_url(url) as client:
        client.incr("count")
        return int(client.get("count"))
