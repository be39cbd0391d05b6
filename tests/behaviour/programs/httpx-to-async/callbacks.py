# refused: called-synchronously
"""Functions that sorted, map and threads call stay as they are."""
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx

BASE = sys.argv[1]


def size(name):
    return int(httpx.get(f"{BASE}/bytes/{name}").headers["content-length"])


def status(code):
    return httpx.get(f"{BASE}/status/{code}").status_code


def path(name):
    return httpx.get(f"{BASE}/json/{name}").json()["path"]


def main():
    print(sorted(["30", "4", "200"], key=size))
    with ThreadPoolExecutor(1) as pool:
        print(list(pool.map(status, (200, 404))))
    print([path(name) for name in ("a", "b")])


if __name__ == "__main__":
    main()
