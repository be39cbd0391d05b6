import asyncio
import time

import aiohttp

PAGES = [f"https://example.org/{number}" for number in range(20)]


async def status(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return response.status


start = time.time()

pending = []


async def main():
    semaphore = asyncio.Semaphore(10)

    async def bounded_status(url):
        async with semaphore:
            return await status(url)

    for page in PAGES:
        pending.append(asyncio.create_task(bounded_status(page)))
    await asyncio.gather(*pending, return_exceptions=True)


asyncio.run(main())

for task in pending:
    print(task.result())

print(time.time() - start)
