import httpx


class Api:
    def __init__(self):
        self.client = httpx.Client()

    def get(self, url):
        return self.client.get(url).text


api = Api()


def load(url):
    return api.get(url)
