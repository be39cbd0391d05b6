import asyncio


async def main():
    class Step:
        def __enter__(self):
            asyncio.run(asyncio.sleep(0))

        def __exit__(self, *exc_info):
            print("done")

    with Step():
        print("inside")
