import asyncio


async def main():
    class Holder:
        loop = asyncio.get_event_loop()

    print(Holder.loop.is_running())


asyncio.run(main())
