import asyncio

import aiofiles


async def main(path):
    file = await aiofiles.open(path)
    text = await file.read()
    await file.close()
    print(text)


asyncio.run(main("notes"))
