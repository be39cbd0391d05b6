import asyncio

import aiohttp


async def get(url, retries=2):
    async with aiohttp.ClientSession() as session:
        for _ in range(retries):
            response = await session.get(url)
            await response.read()
            if response.ok:
                return response
    return None


async def sizes(urls, workers: int):
    semaphore = asyncio.Semaphore(workers)

    async def bounded_get(url):
        async with semaphore:
            return await get(url)

    tasks = [asyncio.create_task(bounded_get(url)) for url in urls]
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        response = task.result()
        if response is not None:
            print(str(response.url), len(await response.text(errors="replace")))
