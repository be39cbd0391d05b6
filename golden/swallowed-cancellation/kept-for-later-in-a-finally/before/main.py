import asyncio


class Signal:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.event = asyncio.Event()

    async def wait(self):
        self.lock.release()
        try:
            await self.event.wait()
        finally:
            error = None
            while True:
                try:
                    await self.lock.acquire()
                    break
                except asyncio.CancelledError as cancelled:
                    error = cancelled
            if error is not None:
                raise error


async def close(transport):
    try:
        await transport.write("bye")
    finally:
        transport.close()
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no patience")
        transport.abort()
