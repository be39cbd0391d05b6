import asyncio


async def read_line():
    return "text"


async def main():
    if (line := await asyncio.wait_for(read_line(), 5)):
        print(line)
    if (size := len(await asyncio.wait_for(read_line(), 5))) > 3:
        print(size)


asyncio.run(main())
