import asyncio


async def main(n):
    if n: await asyncio.sleep(0); print("slept")


asyncio.run(main(1))
