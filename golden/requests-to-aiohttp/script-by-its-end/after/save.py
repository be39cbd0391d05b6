import asyncio
import pathlib

import aiohttp


async def main():
    global text
    async with aiohttp.ClientSession() as session:
        async with session.get("http://localhost/labels") as response:
            text = await response.text(errors="replace")


asyncio.run(main())
pathlib.Path("labels.txt").write_text(text)
