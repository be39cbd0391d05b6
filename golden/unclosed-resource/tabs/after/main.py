import asyncio
import aiohttp


async def main(url):
	async with aiohttp.ClientSession() as session:
		response = await session.get(url)
		print("""
	text""", response.status)


asyncio.run(main("a"))
