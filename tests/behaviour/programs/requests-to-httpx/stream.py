# refused: no-async-counterpart, not-in-map, unsupported-arguments
"""A body that is read piece by piece."""
import os
import sys
import tempfile

import requests


def download(url, path):
    with requests.get(url, stream=True) as response:
        response.raise_for_status()
        with open(path, "wb") as file:
            for chunk in response.iter_content(chunk_size=256):
                file.write(chunk)
    return os.path.getsize(path)


def download_later(url, path):
    response = requests.get(url, stream=True)
    size = 0
    with open(path, "wb") as file:
        for chunk in response.iter_content(1024):
            size += file.write(chunk)
    return size


def main(base):
    with tempfile.TemporaryDirectory() as directory:
        print(download(base + "/bytes/5000", os.path.join(directory, "a")))
        print(download_later(base + "/bytes/3000", os.path.join(directory, "b")))


if __name__ == "__main__":
    main(sys.argv[1])
