import asyncio

import net


class Cursor:
    def __init__(self, rows):
        self.rows = list(rows)

    async def next(self):
        if not self.rows:
            raise StopAsyncIteration
        return await net.read(self.rows.pop(0))

    async def __anext__(self):
        return await self.next()

    def __aiter__(self):
        return self


async def first(cursor):
    try:
        return await cursor.next()
    except StopAsyncIteration:
        return None


async def main():
    print(await first(Cursor(["a"])), await first(Cursor([])))
    async for row in Cursor(["b", "c"]):
        print(row)


asyncio.run(main())
