import net


class Session:
    def __init__(self, name):
        self.name = name
        self.refresh()

    async def refresh(self):
        self.token = await net.read(self.name)

    async def get(self, path):
        await self.refresh()
        return path + self.token
