import asyncio

import httpx


async def status(url):
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).status_code


async def statuses(urls):
    semaphore = asyncio.Semaphore(8)

    async def bounded_status(url):
        async with semaphore:
            return await status(url)

    tasks = [asyncio.create_task(bounded_status(url)) for url in urls]
    await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]
