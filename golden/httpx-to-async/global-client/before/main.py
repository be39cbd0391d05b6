import httpx

client = httpx.Client(timeout=5.0)


def load(url):
    return client.get(url).json()


def main():
    print(load("https://example.org"))


main()
