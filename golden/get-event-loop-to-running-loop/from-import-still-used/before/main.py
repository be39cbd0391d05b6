from asyncio import get_event_loop, run


def loop():
    return get_event_loop()


async def main():
    print(get_event_loop() is loop())


run(main())
