import asyncio

import aiofiles


async def main(path):
    async with aiofiles.open(path) as file:
        text = await file.read()
    print(text)


asyncio.run(main("notes"))
