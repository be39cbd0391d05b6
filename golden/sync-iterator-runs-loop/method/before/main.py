import asyncio


class Client:
    async def fetch(self, number):
        return number

    def _pages(self):
        for number in range(2):
            yield asyncio.run(self.fetch(number))

    async def total(self):
        total = 0
        for page in self._pages():
            total += page
        return total


async def main():
    print(await Client().total())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
