import asyncio

from codec import _encode


async def main():
    await asyncio.sleep(0)
    print(await _encode("a"))


asyncio.run(main())
