"""An object that many functions share, and which holds what it was given by name."""
import sys
from dataclasses import dataclass

import httpx


@dataclass
class Page:
    path: str
    items: list


class Crawler:
    def __init__(self, base, limit=3):
        self.limit = limit
        self.seen = set()
        self.client = httpx.Client(base_url=base)

    def fetch(self, path) -> Page:
        data = self.client.get(path).json()
        return Page(path=data["path"], items=data["items"])

    def crawl(self, *paths):
        pages = []
        for path in paths:
            if path in self.seen or len(pages) >= self.limit:
                continue
            self.seen.add(path)
            pages.append(self.fetch(path))
        return pages

    def close(self):
        self.client.close()


def report(crawler):
    for page in crawler.crawl("/json/a", "/json/b", "/json/a"):
        print(page)
    return len(crawler.seen)


def main(base):
    crawler = Crawler(base, limit=5)
    try:
        print(report(crawler))
        print([page.path for page in crawler.crawl("/json/c")])
    finally:
        crawler.close()


if __name__ == "__main__":
    main(sys.argv[1])
