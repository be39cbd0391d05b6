import asyncio


async def main():
    print(type(asyncio.get_running_loop()).__name__)


if __name__ == "__main__":
    asyncio.run(main(), loop_factory=asyncio.SelectorEventLoop)
