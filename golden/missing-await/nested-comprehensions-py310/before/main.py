import asyncio


async def is_free(row, column):
    return row != column


async def main():
    return [[column for column in range(3) if is_free(row, column)] for row in range(3)]


print(asyncio.run(main()))
