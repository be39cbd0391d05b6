import asyncio


async def beat(event):
	try:
		await event.wait()
	except asyncio.CancelledError:
		print("stopped")
		raise
	print("behind")
