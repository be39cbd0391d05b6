from asyncio import run

from aiohttp import ClientSession as Session


async def main(url):
    session = Session()
    response = await session.get(url)
    print(await response.text())
    await session.close()


run(main("a"))
