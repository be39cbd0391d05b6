import asyncio


async def flush(buffers):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(buffer.close()) for buffer in buffers[:3]]
    acknowledged = [task.result() for task in tasks]
    await asyncio.gather(*acknowledged)
