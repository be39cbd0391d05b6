import asyncio


class Lines:
    def __init__(self, lines):
        self.lines = iter(lines)

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return asyncio.run(asyncio.sleep(0, next(self.lines)))
        except StopIteration:
            print("end")
            raise


async def main():
    for line in Lines(["a"]):
        print(line)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
