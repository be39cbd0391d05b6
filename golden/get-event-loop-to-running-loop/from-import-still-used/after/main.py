from asyncio import get_event_loop, get_running_loop, run


def loop():
    return get_event_loop()


async def main():
    print(get_running_loop() is loop())


run(main())
