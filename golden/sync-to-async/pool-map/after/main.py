import asyncio


async def fetch(url):
    await asyncio.sleep(0.01)
    return url.upper()


async def fetch_all(urls):
    semaphore = asyncio.Semaphore(8)

    async def bounded_fetch(url):
        async with semaphore:
            return await fetch(url)

    tasks = [asyncio.create_task(bounded_fetch(url)) for url in urls]
    await asyncio.gather(*tasks, return_exceptions=True)
    results = [task.result() for task in tasks]
    return results


if __name__ == "__main__":
    print(asyncio.run(fetch_all(["a", "b", "c"])))
