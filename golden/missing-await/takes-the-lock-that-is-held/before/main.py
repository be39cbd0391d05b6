import asyncio


class Log:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.lines = []

    async def flush(self):
        async with self.lock:
            self.lines.clear()

    async def sync(self):
        await self.flush()

    async def write(self, line):
        async with self.lock:
            self.lines.append(line)
            self.flush()
            self.sync()
        self.flush()


lock = asyncio.Lock()


async def flush():
    await lock.acquire()
    lock.release()


async def main():
    async with lock:
        flush()
