import threading

import aiofiles

lock = threading.Lock()


class Log:
    def __init__(self, name):
        self.name = name

    async def add(self, line):
        async with aiofiles.open(self.name, "a") as file:
            await file.write(line + "\n")

    async def both(self, other):
        async with aiofiles.open(self.name) as source:
            async with aiofiles.open(other, "w") as target:
                await target.writelines(await source.readlines())
