import asyncio
import os

import aiosqlite


async def count(path):
    async with aiosqlite.connect(path) as connection:
        return (await (await connection.execute("select count(*) from notes")).fetchone())[0]


async def counts(paths):
    semaphore = asyncio.Semaphore(min(32, (os.cpu_count() or 1) + 4))

    async def bounded_count(path):
        async with semaphore:
            return await count(path)

    tasks = [asyncio.create_task(bounded_count(path)) for path in paths]
    await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]
