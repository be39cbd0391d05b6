import httpx


class Api:
    def __init__(self):
        self.client = httpx.Client()

    def pages(self, path):
        while path:
            page = self.client.get(path).json()
            yield from page["items"]
            path = page["next"]


def show():
    api = Api()
    for item in api.pages("/items"):
        print(item)
