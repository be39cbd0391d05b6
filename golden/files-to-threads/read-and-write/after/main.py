import asyncio


async def copy(source, target):
    with await asyncio.to_thread(open, source, encoding="utf-8") as file:
        text = await asyncio.to_thread(file.read)
    with await asyncio.to_thread(open, target, "w", encoding="utf-8") as file:
        await asyncio.to_thread(file.write, text.strip())
        await asyncio.to_thread(file.flush)


async def main():
    await copy("a.txt", "b.txt")


if __name__ == "__main__":
    asyncio.run(main())
