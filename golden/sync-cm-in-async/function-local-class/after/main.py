import asyncio


async def main():
    class Step:
        async def __aenter__(self):
            await asyncio.sleep(0)

        async def __aexit__(self, *exc_info):
            print("done")

    async with Step():
        print("inside")
