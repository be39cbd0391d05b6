import asyncio


class _Log:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)


class App:
    def __init__(self):
        self.log = _Log()

    async def run(self):
        self.log.write("start")
        await asyncio.sleep(0)
        self.log.write("end")
        return self.log.lines


print(asyncio.run(App().run()))
