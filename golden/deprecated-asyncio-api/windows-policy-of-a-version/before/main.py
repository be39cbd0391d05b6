import asyncio
import platform
import sys


async def main():
    print(type(asyncio.get_running_loop()).__name__)


def run():
    if sys.version_info >= (3, 8) and platform.system() == "Windows":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    # The result is of no interest.
    _ = asyncio.run(main(), debug=False)


run()
