import asyncio


async def main():
    get = asyncio.get_event_loop
    print(get().is_running())


asyncio.run(main())
