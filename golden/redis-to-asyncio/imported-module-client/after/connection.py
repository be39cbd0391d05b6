import redis.asyncio

client = redis.asyncio.Redis(host="cache")
