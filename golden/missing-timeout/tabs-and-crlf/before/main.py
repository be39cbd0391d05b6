import asyncio


async def ask(host):
	if host:
		return await asyncio.open_connection(host, 80)
