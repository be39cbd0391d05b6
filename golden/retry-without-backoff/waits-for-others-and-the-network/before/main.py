import asyncio


async def load(reader, event):
    for attempt in range(5):
        try:
            await event.wait()
            return await asyncio.wait_for(reader.read(100), 5)
        except (OSError, TimeoutError):
            await asyncio.sleep(1)
