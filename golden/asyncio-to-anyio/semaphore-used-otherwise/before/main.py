import asyncio


def limit():
    print("asked")
    return 2


async def main():
    bounded = asyncio.BoundedSemaphore(limit())
    async with bounded:
        print("inside")
    asked = asyncio.Semaphore(1)
    print(asked.locked())
    unlimited = asyncio.Semaphore(float("inf"))
    async with unlimited:
        print("inside")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
