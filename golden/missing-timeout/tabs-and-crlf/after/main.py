import asyncio


async def ask(host):
	if host:
		async with asyncio.timeout(30):
			return await asyncio.open_connection(host, 80)
