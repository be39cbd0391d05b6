import asyncio


async def fetch(number):
    return number * number


class Squares:
    def __init__(self, limit):
        self.number = 0
        self.limit = limit

    def __iter__(self):
        return self

    def __next__(self):
        if self.number == self.limit:
            raise StopIteration
        self.number += 1
        return asyncio.run(fetch(self.number))


async def main():
    print(next(Squares(1)))
