import functools

import anyio


async def fetch(url, retries=1):
    await anyio.sleep(0)
    print("fetched", url, retries)


class Client:
    async def get(self, url):
        await fetch(url, retries=2)

    async def get_all(self, urls):
        async with anyio.create_task_group() as tg:
            for url in urls:
                tg.start_soon(self.get, url)


async def main():
    async with anyio.create_task_group() as tg:
        tg.start_soon(fetch, "a")
        tg.start_soon(functools.partial(fetch, "b", retries=3), name="fetch b")
        tg.start_soon(Client().get_all, ["c", "d"], name="all")
        tg.start_soon(anyio.sleep, 0)
    print("done")


anyio.run(main)
