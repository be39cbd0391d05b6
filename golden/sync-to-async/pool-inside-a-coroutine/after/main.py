import asyncio


async def fetch(url):
    await asyncio.sleep(0)
    return url + "!"


async def main():
    urls = ["a", "b"]
    semaphore = asyncio.Semaphore(2)

    async def bounded_fetch(url):
        async with semaphore:
            return await fetch(url)

    tasks = [asyncio.create_task(bounded_fetch(url)) for url in urls]
    await asyncio.gather(*tasks, return_exceptions=True)
    print([task.result() for task in tasks])


asyncio.run(main())
