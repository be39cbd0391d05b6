import asyncio

async def pause(seconds): await asyncio.sleep(seconds)

class Clock:
    async def tick(self): await asyncio.sleep(0)

    async def stop(self): pass; return

async def main(clock):
    if clock: await asyncio.sleep(0); return asyncio.current_task()
