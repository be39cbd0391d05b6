from asyncio import get_event_loop, run


async def main():
    print(get_event_loop().is_running())


run(main())
