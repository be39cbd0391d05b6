import asyncio


class Resolver:
    async def resolve(self, host):
        self.hosts[host] = await \
            asyncio.wait_for(self.loop.getaddrinfo(host, 80), 5)
        found = (await
                 asyncio.wait_for(self.ask(host), 5))
        return (await asyncio
                .sleep(0, found))
