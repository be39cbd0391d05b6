from redis import asyncio as aioredis


def publish(client: aioredis.client.Redis) -> aioredis.client.Pipeline:
    return client.pipeline()
