import asyncio

from trace_of_steps import Trace


async def work():
    async with Trace():
        print("work")


if __name__ == "__main__":
    asyncio.run(work())
