import asyncio


class Client:
    def __enter__(self):
        try:
            asyncio.run(asyncio.sleep(0))
        except RuntimeError:
            print("a loop is running")

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
