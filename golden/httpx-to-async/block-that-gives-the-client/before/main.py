import httpx


class Opened:
    def __init__(self, base):
        self.base = base

    def __enter__(self):
        self.client = httpx.Client(base_url=self.base)
        return self.client

    def __exit__(self, *details):
        self.client.close()


def main():
    with Opened("https://example.org") as client:
        print(client.get("/").text)


main()
