import asyncio

LIMIT = 2


async def main():
    one = asyncio.Semaphore()
    two = asyncio.Semaphore(value=LIMIT)
    bounded = asyncio.BoundedSemaphore(LIMIT)
    async with one, two, bounded:
        print("inside")
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError:
        print("released too often")


asyncio.run(main())
