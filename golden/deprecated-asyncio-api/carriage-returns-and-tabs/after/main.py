import asyncio


async def drain(queue):
	if queue.full(): await asyncio.sleep(0)
	while True:
		await asyncio.sleep(0)
