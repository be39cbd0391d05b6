"""Bodies that go into files, piece by piece, in blocks of several items."""
import hashlib
import os
import sys
import tempfile

import httpx


def download(client, url, path):
    with client.stream("GET", url) as response, open(path, "wb") as file:
        for part in response.iter_bytes(1000):
            file.write(part)
        return response.status_code


def digest(url):
    total = hashlib.sha256()
    with httpx.stream("GET", url, timeout=5.0) as response:
        if response.status_code != 200:
            response.read()
            return response.text
        for part in response.iter_raw():
            total.update(part)
    return total.hexdigest()[:8]


def words(client, url):
    with client.stream("GET", url) as response:
        for line in response.iter_lines():
            yield from line.split()


def main(base):
    with tempfile.TemporaryDirectory() as directory, httpx.Client(base_url=base) as client:
        path = os.path.join(directory, "body")
        print(download(client, "/bytes/2500", path), os.path.getsize(path))
        print(list(words(client, "/text/a")))
        for word in words(client, "/text/b"):
            print(word)
    print(digest(f"{base}/bytes/100"))
    print(digest(f"{base}/status/404"))


main(sys.argv[1])
