import asyncio
import sys


async def main():
    print(type(asyncio.get_running_loop()).__name__)


if __name__ == "__main__":
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    asyncio.run(main())
