import asyncio


async def no_sleep(delay):
    print("no sleep for", delay)


asyncio.sleep = no_sleep


async def main():
    await asyncio.sleep(5)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
