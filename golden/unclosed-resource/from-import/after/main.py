from asyncio import run

from aiohttp import ClientSession as Session


async def main(url):
    async with Session() as session:
        response = await session.get(url)
        print(await response.text())


run(main("a"))
