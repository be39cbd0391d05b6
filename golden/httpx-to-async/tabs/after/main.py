import httpx


async def load(url):
	async with httpx.AsyncClient() as client:
		response = await client.get(url)
	return response.text
