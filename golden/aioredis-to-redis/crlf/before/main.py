import aioredis
from aioredis import Redis


async def load(url) -> Redis:
	return aioredis.from_url(url)
