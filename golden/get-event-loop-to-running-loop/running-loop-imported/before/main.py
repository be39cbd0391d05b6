from asyncio import get_event_loop, get_running_loop, run


async def main():
    print(get_event_loop() is get_running_loop())


run(main())
