import asyncio
import os.path

outside = asyncio.new_event_loop()


class Reader:
    def __init__(self, loop):
        self.loop = loop

    async def read(self):
        return await self.loop.run_in_executor(None, os.path.exists, "/")


async def ask(loop):
    return await loop.run_in_executor(None, os.path.exists, "/")


async def main():
    loop = asyncio.get_running_loop()

    async def inner():
        return await loop.run_in_executor(None, os.path.exists, "/")

    twice = asyncio.get_running_loop()
    twice = loop
    print(await twice.run_in_executor(None, os.path.exists, "/"))
    if loop:
        maybe = asyncio.get_running_loop()
    print(await maybe.run_in_executor(None, os.path.exists, "/"))
    return await Reader(loop).read(), await ask(loop), await inner()


outside.run_until_complete(main())
outside.close()
