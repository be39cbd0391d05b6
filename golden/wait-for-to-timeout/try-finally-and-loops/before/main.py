import asyncio


async def main():
    queue = asyncio.Queue()
    for n in 1, 2, 3:
        queue.put_nowait(n)
    while True:
        try:
            n = await asyncio.wait_for(queue.get(), timeout=0.01)
        except asyncio.TimeoutError:
            print("empty")
            break
        finally:
            print("turn")
        if n == 2:
            continue
        print(n)


asyncio.run(main())
