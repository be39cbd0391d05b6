import urllib.error
import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url).read()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        print("failed", error.code, error.reason, error.headers.get("Retry-After"))
    except urllib.error.URLError as error:
        print("no connection", error.reason)
    return b""


def either(url):
    try:
        with urllib.request.urlopen(url) as response:
            return response.read()
    except (urllib.error.HTTPError, urllib.error.URLError):
        return None
