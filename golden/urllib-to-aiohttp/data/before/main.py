import urllib.parse
import urllib.request


def send(url, values):
    data = urllib.parse.urlencode(values).encode()
    with urllib.request.urlopen(url, data) as response:
        return response.read()


def ping(url):
    return urllib.request.urlopen(url, data=b"ping", timeout=3).read()
