import asyncio


@asyncio.coroutine
def drain(queue):
	if queue.full(): yield from asyncio.sleep(0, loop=None)
	while True:
		yield
