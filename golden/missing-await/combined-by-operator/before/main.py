import asyncio

from flow import Step


async def load():
    return 1


async def main():
    await (Step() | load())


asyncio.run(main())
