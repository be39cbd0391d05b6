"""What goes wrong is caught as before."""
import socket
import sys
from urllib.error import HTTPError, URLError
from urllib.request import urlopen


def fetch(url):
    try:
        with urlopen(url, timeout=0.3) as response:
            return response.read()
    except HTTPError as error:
        return f"error {error.code} {error.reason}, {error.headers.get('Content-Type')}"
    except socket.timeout:
        return "timeout"
    except URLError as error:
        print("no connection" if error.reason else "nothing")
        return None


def quietly(url):
    try:
        return urlopen(url, timeout=0.3).read()
    except OSError:
        return b"failed"


def passed_on(url):
    return urlopen(url).read()


def main(base):
    print(fetch(base + "/text/fine"))
    print(fetch(base + "/status/404"))
    print(fetch(base + "/status/500"))
    print(fetch(base + "/slow?seconds=0.6"))
    print(fetch("http://127.0.0.1:1/"))
    print(quietly(base + "/status/503"), quietly("http://127.0.0.1:1/"), quietly(base + "/slow?seconds=0.6"))
    try:
        passed_on(base + "/status/410")
    except HTTPError as error:
        print(error.code)


if __name__ == "__main__":
    main(sys.argv[1])
