import httpx


def load(client: httpx.Client, path, **options):
    options.setdefault("timeout", 5.0)
    return client.get(path, **options).json()
