import httpx


def search(url, words, token):
    response = httpx.get(
        url,
        params={"q": " ".join(words)},
        headers={"Authorization": f"Bearer {token}"},
        timeout=httpx.Timeout(5.0, connect=2.0),
        follow_redirects=True,
    )
    response.raise_for_status()
    return response.json()["hits"]


def call(method, url):
    return httpx.request(method, url, auth=("user", "secret")).text
