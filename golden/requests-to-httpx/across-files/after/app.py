import asyncio

from net import read


async def show(url):
    print((await read(url)).strip())


if __name__ == "__main__":
    asyncio.run(show("http://localhost"))
