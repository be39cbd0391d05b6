import urllib.request


def kind(url):
    with urllib.request.urlopen(url) as response:
        return response.headers.get("Content-Type"), response.info().get("Server", "none")


def pairs(url):
    with urllib.request.urlopen(url) as response:
        return response.getheader("Date"), response.getheaders()
