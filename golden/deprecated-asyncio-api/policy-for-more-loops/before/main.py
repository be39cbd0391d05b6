import asyncio
import sys


async def main():
    print("main")


async def close():
    print("close")


if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.run(main())
asyncio.run(close())
