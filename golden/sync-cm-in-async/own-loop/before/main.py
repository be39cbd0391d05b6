import asyncio


class Client:
    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(asyncio.sleep(0))
        return self

    def __exit__(self, *exc_info):
        self.loop.close()


async def main():
    with Client():
        print("inside")
