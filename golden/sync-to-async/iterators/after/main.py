import asyncio

import net


class Cursor:
    def __init__(self, rows):
        self.rows = list(rows)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.rows:
            raise StopAsyncIteration
        return await net.read(self.rows.pop(0))


async def main():
    async for row in Cursor(["a", "b"]):
        print(row)
    cursor = Cursor(["c"])
    print(await anext(cursor))
    try:
        await anext(cursor)
    except StopAsyncIteration:
        print("end")


asyncio.run(main())
