import asyncio
import threading


class Two:
    def __init__(self):
        self.total = 0
        self.read_lock = asyncio.Lock()
        self.write_lock = asyncio.Lock()

    async def show(self):
        async with self.read_lock:
            print(self.total)

    async def reset(self):
        async with self.write_lock:
            self.total = 0

    async def add(self, price):
        self.total += await price()


class Threads:
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()

    def reset(self):
        with self.lock:
            self.total = 0

    async def add(self, price):
        self.total += await price()


class Given:
    def __init__(self, lock):
        self.total = 0
        self.lock = lock

    async def reset(self):
        async with self.lock:
            self.total = 0

    async def add(self, price):
        self.total += await price()
