import asyncio

import aiohttp


async def load(session, name):
    async with session.get(
        f"https://example.org/{name}",
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5),
    ) as response:
        response.raise_for_status()
        return await response.json(content_type=None)


async def load_all(names):
    found = {}
    async with aiohttp.ClientSession() as session:
        semaphore = asyncio.Semaphore(4)

        async def bounded_load(session, name):
            async with semaphore:
                return await load(session, name)

        futures = {asyncio.create_task(bounded_load(session, name)): name for name in names}
        await asyncio.gather(*futures, return_exceptions=True)
        for future, name in futures.items():
            try:
                found[name] = future.result()
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                print(name, error)
    return found


if __name__ == "__main__":
    print(asyncio.run(load_all(["a", "b"])))
