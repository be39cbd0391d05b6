import asyncio


async def handle(event, client):
    match event:
        case {"kind": kind} if await asyncio.wait_for(client.accepts(kind), 5):
            return kind
