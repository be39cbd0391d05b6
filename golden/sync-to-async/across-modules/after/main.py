import asyncio

from store import fetch as load


async def main():
    print(await load("k"))


if __name__ == "__main__":
    asyncio.run(main())
