import asyncio


async def main():
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        shared.notify_all()
    counted = asyncio.Condition()
    async with counted:
        print(await counted.wait_for(lambda: True))
    timed = asyncio.Condition()
    async with timed:
        try:
            await asyncio.wait_for(timed.wait(), 0.001)
        except TimeoutError:
            print("too late")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
