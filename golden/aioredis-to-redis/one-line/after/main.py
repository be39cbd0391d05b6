import json; from redis import asyncio as aioredis


async def load(url): return json.loads(await aioredis.from_url(url).get("key"))
