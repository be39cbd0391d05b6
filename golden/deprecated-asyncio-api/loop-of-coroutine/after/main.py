import asyncio


async def main():
    lock = asyncio.Lock()
    queue = asyncio.Queue(maxsize=2)
    async with lock:
        await queue.put("job")
    done, _ = await asyncio.wait([asyncio.ensure_future(queue.get())], timeout=5)
    print([task.result() for task in done])


asyncio.run(main())
