import asyncio


class Client:
    @asyncio.coroutine
    def request(self, method, url, *,
                headers=None,
                data=None):
        """Make a request.

                 Nothing in here moves.
        """
        yield from asyncio.wait([self.send(method, url),
                                 self.drain()],
                                timeout=1)

    @staticmethod
    @asyncio.coroutine
    def connect(
        host,
        port,
    ):
        return (yield from asyncio.open_connection(host,
                                                   port))
