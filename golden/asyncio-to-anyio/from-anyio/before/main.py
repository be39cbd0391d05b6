import asyncio

from anyio import run


async def main():
    await asyncio.sleep(0)
    print("done")


run(main)
