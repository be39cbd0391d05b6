import asyncio


class Connection:
    def __enter__(self):
        asyncio.run(self.open())
        return self

    def __exit__(self, *exc_info):
        asyncio.run(self.close())

    async def open(self):
        print("open")

    async def close(self):
        print("closed")


class Pool:
    def __init__(self):
        self.connection = Connection()


async def main():
    with Connection():
        print("inside")
