import asyncio

import net


async def main():
	print(await net.read("a"))


asyncio.run(main())
