import asyncio


async def work(n):
    return n


async def main():
    queue = asyncio.Queue()
    await queue.put(await asyncio.shield(work(1)))
    print(await asyncio.wait_for(queue.get(), 1))
    task = asyncio.create_task(work(2))
    print(await asyncio.gather(task, asyncio.ensure_future(work(3))))
    done, _ = await asyncio.wait([asyncio.create_task(work(4))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), asyncio.current_task() is None)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    process = await asyncio.create_subprocess_exec("true", stdout=asyncio.subprocess.DEVNULL)
    print(await process.wait())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
