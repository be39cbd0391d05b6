# also: requests-to-httpx
"""Pages until there are no more, as a generator."""
import sys

import requests


def pages(base):
    page = 1
    while page:
        data = requests.get(f"{base}/pages", params={"page": page}).json()
        yield data["page"]
        page = data["next"]


def numbers(base):
    return [number * 10 for number in pages(base)]


def main(base):
    for number in pages(base):
        print(number)
    print(numbers(base), sum(pages(base)))


if __name__ == "__main__":
    main(sys.argv[1])
