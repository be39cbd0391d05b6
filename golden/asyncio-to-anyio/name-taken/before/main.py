import asyncio

anyio = "any input and output"


async def main():
    await asyncio.sleep(0)
    print(anyio)


asyncio.run(main())
