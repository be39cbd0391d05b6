# also: requests-to-httpx
"""A loop that tries again: one session around it."""
import sys

import requests


class GaveUp(Exception):
    pass


def fetch_with_retries(url, attempts=4):
    last = None
    for attempt in range(attempts):
        try:
            response = requests.get(url, timeout=(1, 2))
            if response.status_code == requests.codes.ok:
                return response.json()
            last = response.status_code
        except requests.RequestException as error:
            last = error
    raise GaveUp(last)


def main(base):
    print(fetch_with_retries(base + "/flaky/2"))
    try:
        print(fetch_with_retries(base + "/flaky/9", attempts=2))
    except GaveUp as error:
        print("gave up", error)


if __name__ == "__main__":
    main(sys.argv[1])
