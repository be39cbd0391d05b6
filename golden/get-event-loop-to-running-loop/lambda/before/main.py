import asyncio


async def main():
    get = lambda: asyncio.get_event_loop()
    print(get().is_running())


asyncio.run(main())
