import asyncio


async def beat(self):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        if not self.closing:
            raise
        print("closing")
