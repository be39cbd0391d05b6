def load(url):
    import httpx

    with httpx.Client() as client:
        return client.get(url).text
