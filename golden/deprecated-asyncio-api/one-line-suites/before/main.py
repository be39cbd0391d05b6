import asyncio

@asyncio.coroutine
def pause(seconds): yield from asyncio.sleep(seconds)

class Clock:
    @asyncio.coroutine
    def tick(self): yield

    @asyncio.coroutine
    def stop(self): pass; return

async def main(clock):
    if clock: await asyncio.sleep(0, loop=None); return asyncio.Task.current_task()
