import asyncio

from clock import wait_for


async def consume(condition: asyncio.Condition, client, items):
    async with condition:
        await condition.wait_for(lambda: items)
    await client.wait_for("message", timeout=5)
    await wait_for(client.read(), 5)
