import asyncio


class Lines:
    def __init__(self, lines):
        self.lines = iter(lines)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            line = next(self.lines)
        except StopIteration:
            raise StopAsyncIteration() from None
        return await asyncio.sleep(0, line) if not line else line


async def main():
    async for line in Lines(["a", "b"]):
        print(line)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
