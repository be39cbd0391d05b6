import asyncio


async def double(n):
    return 2 * n


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(double(n)) for n in range(3)]
    print([task.result() for task in tasks])
    async with asyncio.TaskGroup() as tg:
        task = tg.create_task(double(7))
        print(await task)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(double(1)).add_done_callback(lambda task: print(task.result()))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
