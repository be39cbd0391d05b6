import asyncio


class Client:
    def __enter__(self):
        with asyncio.Runner() as runner:
            return runner.run(asyncio.sleep(0, "value"))

    def __exit__(self, *exc_info):
        pass


async def main():
    with Client() as value:
        print(value)
