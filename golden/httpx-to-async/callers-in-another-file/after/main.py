import asyncio

from api import fetch


async def titles(urls):
    for url in urls:
        print((await fetch(url))["title"])


async def main():
    await titles(["https://example.org/a"])


if __name__ == "__main__":
    asyncio.run(main())
