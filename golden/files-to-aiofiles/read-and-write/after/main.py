import asyncio

import aiofiles


async def copy(source, target):
    async with aiofiles.open(source, encoding="utf-8") as file:
        text = await file.read()
    async with aiofiles.open(target, "w", encoding="utf-8") as file:
        await file.write(text.strip())
        await file.flush()


async def main():
    await copy("a.txt", "b.txt")


if __name__ == "__main__":
    asyncio.run(main())
