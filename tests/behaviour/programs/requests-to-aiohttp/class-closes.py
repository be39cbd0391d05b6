# also: requests-to-httpx
"""A client that is a context manager and closes its session itself."""
import sys

import requests


class Api:
    def __init__(self, base):
        self.base = base
        self._session = requests.Session()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._session.close()

    def status(self, code):
        return self._session.get(f"{self.base}/status/{code}").status_code


def main(base):
    with Api(base) as api:
        print(api.status(200), api.status(404))
    api = Api(base)
    try:
        print(api.status(201))
    finally:
        api.close()


if __name__ == "__main__":
    main(sys.argv[1])
