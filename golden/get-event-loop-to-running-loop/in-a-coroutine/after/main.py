import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop is asyncio.get_running_loop())


asyncio.run(main())
