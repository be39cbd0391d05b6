import httpx


def size(url):
    return int(httpx.head(url).headers["Content-Length"])


def by_size(urls):
    return sorted(urls, key=size)
