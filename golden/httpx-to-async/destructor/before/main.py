import httpx


class Api:
    def __init__(self):
        self.client = httpx.Client()

    def __del__(self):
        self.client.close()

    def get(self, url):
        return self.client.get(url).text
