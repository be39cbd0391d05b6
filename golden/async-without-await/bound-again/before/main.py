import asyncio

import backends


async def main():
    await asyncio.sleep(0)
    print(await backends.connect("a"))


asyncio.run(main())
