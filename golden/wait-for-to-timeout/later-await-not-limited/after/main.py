import asyncio


async def name():
    return "ada"


async def main():
    async with asyncio.timeout(0.01):
        result = await name()
    print(result, await asyncio.sleep(0.02, "slept"))


asyncio.run(main())
