import asyncio


async def read_line():
    return "text"


async def main():
    async with asyncio.timeout(5):
        line = await read_line()
    if line:
        print(line)
    async with asyncio.timeout(5):
        result = await read_line()
    if (size := len(result)) > 3:
        print(size)


asyncio.run(main())
