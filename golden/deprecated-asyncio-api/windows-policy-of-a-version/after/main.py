import asyncio


async def main():
    print(type(asyncio.get_running_loop()).__name__)


def run():
    # The result is of no interest.
    _ = asyncio.run(main(), debug=False, loop_factory=asyncio.SelectorEventLoop)


run()
