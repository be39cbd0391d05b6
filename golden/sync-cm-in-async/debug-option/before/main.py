import asyncio


class Client:
    def __enter__(self):
        asyncio.run(asyncio.sleep(0), debug=True)

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
