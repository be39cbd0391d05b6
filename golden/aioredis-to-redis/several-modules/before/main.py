import asyncio, aioredis

asyncio.run(aioredis.from_url("redis://").ping())
