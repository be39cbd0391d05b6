import asyncio


async def work():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    print(asyncio.ensure_future(task) is task)
    print(await asyncio.ensure_future(asyncio.gather(work(), work())))
    print(await asyncio.ensure_future(asyncio.shield(work())))
    print(await asyncio.ensure_future(loop.create_task(work())))
    print(await asyncio.ensure_future(loop.run_in_executor(None, len, "abc")))
    future = loop.create_future()
    future.set_result("set")
    print(await asyncio.ensure_future(future))


asyncio.run(main())
