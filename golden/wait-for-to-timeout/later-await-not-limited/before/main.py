import asyncio


async def name():
    return "ada"


async def main():
    print(await asyncio.wait_for(name(), 0.01), await asyncio.sleep(0.02, "slept"))


asyncio.run(main())
