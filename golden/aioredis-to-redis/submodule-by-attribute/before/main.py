import aioredis


def publish(client: aioredis.client.Redis) -> aioredis.client.Pipeline:
    return client.pipeline()
