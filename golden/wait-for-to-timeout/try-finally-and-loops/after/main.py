import asyncio


async def main():
    queue = asyncio.Queue()
    for n in 1, 2, 3:
        queue.put_nowait(n)
    while True:
        try:
            async with asyncio.timeout(0.01):
                n = await queue.get()
        except asyncio.TimeoutError:
            print("empty")
            break
        finally:
            print("turn")
        if n == 2:
            continue
        print(n)


asyncio.run(main())
