import httpx


def hops(url):
    response = httpx.get(url, follow_redirects=True)
    return [str(step.url) for step in response.history] + [str(response.url)]
