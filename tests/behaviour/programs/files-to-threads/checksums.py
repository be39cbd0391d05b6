"""Reads in blocks, forwards and backwards."""
import hashlib
import tempfile
from pathlib import Path


def blocks(path, size):
    with open(path, "rb") as file:
        while block := file.read(size):
            yield block


def digest(path):
    found = hashlib.sha256()
    for block in blocks(path, 7):
        found.update(block)
    return found.hexdigest()


def tail(path, count):
    file = path.open("rb")
    try:
        file.seek(-count, 2)
        position = file.tell()
        return position, file.read()
    finally:
        file.close()


def main():
    path = Path(tempfile.mkdtemp(), "data.bin")
    path.write_bytes(bytes(range(50)))
    print(digest(path))
    print(tail(path, 5))
    print([len(block) for block in blocks(path, 20)])


if __name__ == "__main__":
    main()
