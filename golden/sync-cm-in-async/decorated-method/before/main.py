import asyncio

from tracing import traced


class Client:
    @traced
    def __enter__(self):
        asyncio.run(asyncio.sleep(0))

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
