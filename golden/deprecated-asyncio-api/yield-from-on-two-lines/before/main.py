import asyncio


class Resolver:
    @asyncio.coroutine
    def resolve(self, host):
        self.hosts[host] = yield from \
            asyncio.wait_for(self.loop.getaddrinfo(host, 80), 5)
        found = (yield from
                 asyncio.wait_for(self.ask(host), 5))
        return (yield from asyncio
                .sleep(0, found))
