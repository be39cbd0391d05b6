import asyncio


async def main():
    get = asyncio.get_event_loop
    print(asyncio.get_running_loop().is_running())


asyncio.run(main())
