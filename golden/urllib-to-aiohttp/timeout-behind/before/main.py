import socket
import urllib.error
import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url, timeout=5).read()
    except urllib.error.URLError:
        return b""
    except socket.timeout:
        return None


def other(url):
    try:
        return urllib.request.urlopen(url, timeout=5).read()
    except urllib.error.URLError:
        return b""
    except TimeoutError:
        return None
