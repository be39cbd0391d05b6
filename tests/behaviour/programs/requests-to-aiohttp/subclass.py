# refused: has-bases
# also: requests-to-httpx
"""A session class of one's own."""
import sys
from urllib.parse import urljoin

import requests


class BaseSession(requests.Session):
    def __init__(self, base):
        super().__init__()
        self.base = base

    def request(self, method, url, *args, **kwargs):
        return super().request(method, urljoin(self.base, url), *args, **kwargs)


def main(base):
    session = BaseSession(base)
    print(session.get("/json/a").json()["path"])


if __name__ == "__main__":
    main(sys.argv[1])
