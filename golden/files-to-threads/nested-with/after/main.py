import asyncio
import threading

lock = threading.Lock()


class Log:
    def __init__(self, name):
        self.name = name

    async def add(self, line):
        with await asyncio.to_thread(open, self.name, "a") as file:
            await asyncio.to_thread(file.write, line + "\n")

    async def both(self, other):
        with await asyncio.to_thread(open, self.name) as source:
            with await asyncio.to_thread(open, other, "w") as target:
                await asyncio.to_thread(target.writelines, await asyncio.to_thread(source.readlines))
