import asyncio
import sys

import aiofiles

TABLE = {}


async def main():
    global header
    async with aiofiles.open(sys.argv[1]) as file:
        header = await file.readline()
        TABLE["rows"] = await file.readlines()


asyncio.run(main())


def rows():
    return TABLE["rows"], header


print(rows())
