import httpx


def pages(url):
    with httpx.Client() as client:
        while url:
            page = client.get(url).json()
            yield page["items"]
            url = page.get("next")


def count(url):
    total = 0
    for items in pages(url):
        total += len(items)
    return total
