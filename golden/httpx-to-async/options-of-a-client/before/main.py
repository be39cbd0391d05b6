import httpx


class Client:
    def __init__(self, base, **options):
        self.http = httpx.Client(base_url=base, **options)

    def get(self, path):
        return self.http.get(path).json()
