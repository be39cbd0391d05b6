import redis
import redis.asyncio


async def consume(client: redis.asyncio.Redis, group, name, handle):
    while True:
        for stream, entries in await client.xreadgroup(group, name, {"events": ">"}, count=10, block=5000):
            for number, fields in entries:
                handle(fields)
                await client.xack(stream, group, number)
