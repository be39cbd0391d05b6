import asyncio

from store import load


async def greeting(path):
    return f"Hello, {await load(path, 'name')}!"


async def main():
    print(await greeting("settings.db"))


if __name__ == "__main__":
    asyncio.run(main())
