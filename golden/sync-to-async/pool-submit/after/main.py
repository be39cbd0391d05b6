import asyncio


async def fetch(url, timeout=1):
    await asyncio.sleep(0)
    if url == "bad":
        raise ValueError(url)
    return f"{url} in {timeout}"


async def by_list(urls):
    semaphore = asyncio.Semaphore(4)

    async def bounded_fetch(url):
        async with semaphore:
            return await fetch(url)

    futures = [asyncio.create_task(bounded_fetch(url)) for url in urls]
    await asyncio.gather(*futures, return_exceptions=True)
    return sorted(future.result() for future in futures)


async def by_dict(urls):
    found = {}
    semaphore = asyncio.Semaphore(4)

    async def bounded_fetch(url, timeout):
        async with semaphore:
            return await fetch(url, timeout=timeout)

    future_to_url = {asyncio.create_task(bounded_fetch(url, timeout=60)): url for url in urls}
    await asyncio.gather(*future_to_url, return_exceptions=True)
    for future in future_to_url:
        url = future_to_url[future]
        try:
            found[url] = future.result()
        except ValueError as error:
            print(url, "failed:", error)
    return sorted(found.items())


async def one_by_one(urls):
    futures = []
    semaphore = asyncio.Semaphore(4)

    async def bounded_fetch(url):
        async with semaphore:
            return await fetch(url)

    for url in urls:
        future = asyncio.create_task(bounded_fetch(url))
        futures.append(future)
    await asyncio.gather(*futures, return_exceptions=True)
    print(len(futures), "requests")
    for future in futures:
        if future.exception() is None:
            print(future.result())


print(asyncio.run(by_list(["a", "b"])))
print(asyncio.run(by_dict(["a", "bad"])))
asyncio.run(one_by_one(["c", "bad", "d"]))
