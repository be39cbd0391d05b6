import anyio

LIMIT = 2


async def main():
    one = anyio.Semaphore(1)
    two = anyio.Semaphore(LIMIT)
    bounded = anyio.Semaphore(LIMIT, max_value=LIMIT)
    async with one, two, bounded:
        print("inside")
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError:
        print("released too often")


anyio.run(main)
