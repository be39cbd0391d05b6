import asyncio

import net


class Stream:
    async def aclose(self):
        print(await net.read("close"))


async def main():
    stream = Stream()
    await stream.aclose()


asyncio.run(main())
