import asyncio


class Shelf:
    def __init__(self, is_shared):
        self.is_shared = is_shared
        self.books = 0
        if is_shared:
            self._lock = asyncio.Lock()

    async def clear(self):
        if self.is_shared:
            async with self._lock:
                self.books = 0

    async def put(self, count):
        books = self.books
        await asyncio.sleep(0)
        self.books = books + count


async def main():
    shelf = Shelf(False)
    await shelf.put(2)
    print(shelf.books)


asyncio.run(main())
