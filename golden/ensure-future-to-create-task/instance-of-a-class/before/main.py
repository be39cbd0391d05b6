import asyncio


class Ready:
    def __await__(self):
        return asyncio.sleep(0, "ready").__await__()


async def main():
    task = asyncio.ensure_future(Ready())
    print(await task)


asyncio.run(main())
