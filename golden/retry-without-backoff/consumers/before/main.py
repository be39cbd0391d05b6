import asyncio


async def consume(queue):
    while True:
        try:
            item = await queue.get()
            print("item", item)
        except ValueError:
            print("bad item")
            await asyncio.sleep(0)
        if queue.empty():
            break


async def poll(read):
    while True:
        try:
            value = await read()
            if value > 1:
                return value
        except OSError:
            pass
        await asyncio.sleep(0)


async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    await consume(queue)
    values = [2, 1]

    async def read():
        return values.pop()

    print(await poll(read))


asyncio.run(main())
