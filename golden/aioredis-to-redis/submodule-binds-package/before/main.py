import aioredis.client


def connect(url):
    return aioredis.client.Redis.from_url(url)
