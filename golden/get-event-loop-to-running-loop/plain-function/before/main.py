import asyncio


def loop():
    return asyncio.get_event_loop()


async def main():
    print(loop().is_running())


asyncio.run(main())
