import asyncio


async def main(**options):
    await asyncio.sleep(0, **options)
    return asyncio.Task.all_tasks(*options)
