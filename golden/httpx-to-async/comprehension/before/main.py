import httpx


def statuses(client: httpx.Client, urls):
    return {url: client.head(url).status_code for url in urls}


def alive(client: httpx.Client, urls):
    return [url for url in urls if client.get(url).is_success]
