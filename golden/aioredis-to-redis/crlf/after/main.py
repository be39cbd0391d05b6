from redis import asyncio as aioredis
from redis.asyncio import Redis


async def load(url) -> Redis:
	return aioredis.from_url(url)
