import asyncio


class Lines:
    def __init__(self, lines):
        self.lines = iter(lines)

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self.lines)
        return asyncio.run(asyncio.sleep(0, line))


async def main():
    for line in Lines(["a", "b"]):
        print(line)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
