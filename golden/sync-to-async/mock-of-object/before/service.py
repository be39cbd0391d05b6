import time


class Client:
    def fetch(self, url):
        time.sleep(0)
        return url


class Service:
    def __init__(self, client: Client):
        self.client = client

    def load(self):
        return self.client.fetch("a")
