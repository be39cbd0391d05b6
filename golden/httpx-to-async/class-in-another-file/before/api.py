import httpx


class Api:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base)

    def get(self, path):
        return self.client.get(path).json()
