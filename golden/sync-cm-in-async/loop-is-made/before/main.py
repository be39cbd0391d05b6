import asyncio


class Client:
    def __enter__(self):
        asyncio.set_event_loop(asyncio.new_event_loop())
        asyncio.get_event_loop().run_until_complete(asyncio.sleep(0))

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
