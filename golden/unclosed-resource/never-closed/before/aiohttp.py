# Stands in for aiohttp: says what is opened and closed.
class Response:
    def __init__(self, session, url):
        self.session, self.url, self.status = session, url, 200

    async def text(self):
        if self.session.closed:
            raise RuntimeError("the session is closed")
        return f"<{self.url}>"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        print("released", self.url)


class Request:
    def __init__(self, response):
        self.response = response

    def __await__(self):
        return self.response
        yield

    async def __aenter__(self):
        return self.response

    async def __aexit__(self, *error):
        print("released", self.response.url)


class ClientSession:
    def __init__(self, timeout=None):
        self.closed = False
        print("open")

    def get(self, url):
        return Request(Response(self, url))

    async def close(self):
        if not self.closed:
            print("close")
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.close()
