import asyncio

version = "1.0"


def main():
    return asyncio.run(_main())


async def _main():
    with await asyncio.to_thread(open, "notes.txt") as file:
        print(await asyncio.to_thread(file.read))
