import asyncio


async def main():
    print(asyncio.get_event_loop() is asyncio.get_event_loop())


asyncio.run(main())
