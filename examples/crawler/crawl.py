"""Fetches the pages of a site, and says how long they are together."""
import sys
import time

import requests


def fetch(session, url):
    response = session.get(url)
    response.raise_for_status()
    return response.text


def crawl(base, count):
    pages = []
    with requests.Session() as session:
        for number in range(count):
            pages.append(fetch(session, f"{base}/page/{number}"))
    return pages


def main():
    start = time.perf_counter()
    pages = crawl(sys.argv[1], int(sys.argv[2]))
    print(len(pages), "pages,", sum(map(len, pages)), "characters")
    print(f"{time.perf_counter() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
