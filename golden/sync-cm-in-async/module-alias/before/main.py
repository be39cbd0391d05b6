import asyncio as aio


class Connection:
    def __enter__(self):
        aio.run(self.open())
        return self

    def __exit__(self, *exc_info):
        aio.run(self.close())

    async def open(self):
        print("open")

    async def close(self):
        print("closed")


async def main():
    with Connection():
        print("inside")


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
