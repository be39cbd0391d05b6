import asyncio


class Client:
    def __init__(self, host):
        self.host = host

    async def get(self, path):
        return self.host, path


async def main(hosts, paths):
    tasks = []
    for host in hosts:
        client = Client(host)
        for path in paths:
            tasks.append(asyncio.create_task(client.get(path)))
    print(await asyncio.gather(*tasks))


asyncio.run(main(["a", "b"], ["/x", "/y"]))
