import asyncio


async def pause():
    await asyncio.sleep(0)
    return "paused"


try:
    pause().send(None)
except StopIteration as stop:
    print(stop.value)
