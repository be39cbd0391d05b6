import httpx

fetch = lambda url: httpx.get(url).text


def show(url):
    print(fetch(url))
