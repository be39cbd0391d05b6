import redis
import redis.asyncio


async def listen(client: redis.asyncio.Redis, handle):
    pubsub = client.pubsub()
    await pubsub.subscribe("news")
    async for message in pubsub.listen():
        if message["type"] == "message":
            handle(message["data"])


async def poll(client: redis.asyncio.Redis):
    async with client.pubsub() as pubsub:
        await pubsub.psubscribe("log.*")
        return await pubsub.get_message(timeout=1.0)
