import asyncio


async def main():
    loop = asyncio.get_event_loop(
        # the running one
    )
    print(loop.is_running())


asyncio.run(main())
