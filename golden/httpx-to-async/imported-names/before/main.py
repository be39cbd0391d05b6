from httpx import Client, HTTPError


def load(url):
    try:
        with Client() as client:
            return client.get(url).text
    except HTTPError:
        return ""
