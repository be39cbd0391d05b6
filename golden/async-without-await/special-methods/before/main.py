import asyncio


class Pages:
    def __init__(self):
        self.number = 0

    async def __aenter__(self):
        print("open")
        return self

    async def __aexit__(self, *exc):
        print("closed")

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.number += 1
        if self.number > 2:
            raise StopAsyncIteration
        return self.number

    async def __call__(self):
        return "called"


async def main():
    async with Pages() as pages:
        async for page in pages:
            print(page)
        print(await pages(), await pages.__aenter__() is pages)


asyncio.run(main())
