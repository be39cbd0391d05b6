import httpx


class Listing:
    def __init__(self, url):
        self.url = url

    def __len__(self):
        return httpx.get(self.url).json()["count"]


def show(url):
    print(len(Listing(url)))
