import httpx


def health(urls):
    client = httpx.Client(timeout=2.0)
    try:
        return [client.get(url).is_success for url in urls]
    finally:
        client.close()
