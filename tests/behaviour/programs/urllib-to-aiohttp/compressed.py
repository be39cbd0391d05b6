"""Programs that ask for what is compressed unpack it themselves; others get it as it is."""
import gzip
import sys
from urllib.request import Request, urlopen


def plain(url):
    with urlopen(url) as response:
        return response.read(), response.headers.get("Content-Encoding"), response.headers.get("Content-Length")


def packed(url):
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as response:
        data = response.read()
        if response.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        return data


def main(base):
    print(plain(base + "/zipped"))
    print(packed(base + "/zipped"))
    print(urlopen(base + "/asked").read())


if __name__ == "__main__":
    main(sys.argv[1])
