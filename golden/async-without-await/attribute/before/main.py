import asyncio


class _Log:
    def __init__(self):
        self.lines = []

    async def write(self, line):
        self.lines.append(line)


class App:
    def __init__(self):
        self.log = _Log()

    async def run(self):
        await self.log.write("start")
        await asyncio.sleep(0)
        await self.log.write("end")
        return self.log.lines


print(asyncio.run(App().run()))
