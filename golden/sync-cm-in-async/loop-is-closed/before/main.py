import asyncio


class Client:
    def __enter__(self):
        loop = asyncio.get_event_loop()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
