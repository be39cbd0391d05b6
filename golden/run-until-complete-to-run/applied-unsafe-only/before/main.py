import asyncio


async def main():
    print("done")


asyncio.get_event_loop().run_until_complete(main())
