import asyncio


class Client:
    def __init__(self, host):
        self.host = host

    async def get(self, path):
        return self.host, path


async def main(hosts, paths):
    tasks = []
    semaphore = asyncio.Semaphore(10)

    async def bounded_get(client, path):
        async with semaphore:
            return await client.get(path)

    for host in hosts:
        client = Client(host)
        for path in paths:
            tasks.append(asyncio.create_task(bounded_get(client, path)))
    print(await asyncio.gather(*tasks))


asyncio.run(main(["a", "b"], ["/x", "/y"]))
