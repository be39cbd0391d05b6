import asyncio

import aiofiles


async def records(name):
    async with aiofiles.open(name) as file:
        async for line in file:
            yield line.split(",")


async def main():
    async for record in records("a.csv"):
        print(record)


if __name__ == "__main__":
    asyncio.run(main())
