import asyncio


class Base:
    async def load(self):
        return 1

    async def main(self):
        self.load()
        print("done")


class Plain(Base):
    def load(self):
        print("loaded")


asyncio.run(Plain().main())
