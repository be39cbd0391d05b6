import asyncio


class Lines:
    def __init__(self, lines):
        self.lines = iter(lines)

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return asyncio.run(asyncio.sleep(0, next(self.lines)))
        except OSError:
            raise StopIteration from None


async def main():
    for line in Lines(["a"]):
        print(line)
