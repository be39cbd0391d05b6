import asyncio


class Client:
    async def request(self, method, url, *,
                      headers=None,
                      data=None):
        """Make a request.

                 Nothing in here moves.
        """
        await asyncio.wait([self.send(method, url),
                            self.drain()],
                           timeout=1)

    @staticmethod
    async def connect(
        host,
        port,
    ):
        return await asyncio.open_connection(host,
                                             port)
