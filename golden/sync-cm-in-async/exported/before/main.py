__all__ = ["Connection"]

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


async def main():
    with Connection():
        print("inside")
