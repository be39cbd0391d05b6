import urllib.request


def size(url):
    with urllib.request.urlopen(url) as response:
        return int(response.headers["Content-Length"])


def charset(url):
    with urllib.request.urlopen(url) as response:
        return response.read().decode(response.headers.get_content_charset("utf-8"))
