import asyncio
import socket


class Resolver:
    async def resolve(self, host):
        self.addresses = socket.getaddrinfo(host, 80)
        return len(self.addresses) > 0


async def main():
    print(await Resolver().resolve("127.0.0.1"))


asyncio.run(main())
