from asyncio import get_event_loop, set_event_loop, sleep


async def main():
    await sleep(0)
    print("done")


def start():
    event_loop = get_event_loop()
    set_event_loop(event_loop)
    return event_loop.run_until_complete(main())


start()
