# Stands in for httpx: says what is opened and closed.
class Response:
    def __init__(self, url):
        self.url = url

    def json(self):
        return {"url": self.url}


class AsyncClient:
    def __init__(self, **options):
        print("open", options)

    async def get(self, url):
        return Response(url)

    async def aclose(self):
        print("close")

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.aclose()
