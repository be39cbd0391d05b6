import asyncio


async def fetch(key):
	return key


async def main():
	if True:
		first = await fetch("a")
		second = await fetch("b")
	return first, second


print(asyncio.run(main()))
