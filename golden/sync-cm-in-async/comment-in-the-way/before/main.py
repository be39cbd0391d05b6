import asyncio


class Client:
    def __enter__(self):
        asyncio.run  (  # now
            main=  # this
            asyncio.sleep(0)
        )

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client():
        print("inside")
