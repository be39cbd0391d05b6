import asyncio


async def fetch(url, retries=1):
    await asyncio.sleep(0)
    print("fetched", url, retries)


class Client:
    async def get(self, url):
        await fetch(url, retries=2)

    async def get_all(self, urls):
        async with asyncio.TaskGroup() as tg:
            for url in urls:
                tg.create_task(self.get(url))


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fetch("a"))
        tg.create_task(fetch("b", retries=3), name="fetch b")
        tg.create_task(Client().get_all(["c", "d"]), name="all")
        tg.create_task(asyncio.sleep(0))
    print("done")


asyncio.run(main())
