import asyncio


async def main():
    print("done")


def run():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
