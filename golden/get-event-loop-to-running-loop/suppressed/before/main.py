import asyncio


async def main():
    print(asyncio.get_event_loop().is_running())  # aioshift: ignore[get-event-loop-to-running-loop]


asyncio.run(main())
