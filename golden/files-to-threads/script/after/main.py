import asyncio
import sys

TABLE = {}


async def main():
    global header
    with await asyncio.to_thread(open, sys.argv[1]) as file:
        header = await asyncio.to_thread(file.readline)
        TABLE["rows"] = await asyncio.to_thread(file.readlines)


asyncio.run(main())


def rows():
    return TABLE["rows"], header


print(rows())
