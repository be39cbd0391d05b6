import asyncio

import net


async def report():
    print("report")


async def main():
    await net.read("a")
    asyncio.run(report())


asyncio.run(main())
