import asyncio


async def main():
    loop = asyncio.get_event_loop()
    lock = asyncio.Lock(loop=loop)
    queue = asyncio.Queue(maxsize=2, loop=loop)
    async with lock:
        await queue.put("job")
    done, _ = await asyncio.wait([asyncio.ensure_future(queue.get())], loop=loop, timeout=5)
    print([task.result() for task in done])


asyncio.run(main())
