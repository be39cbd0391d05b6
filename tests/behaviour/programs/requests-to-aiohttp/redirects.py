# also: requests-to-httpx
"""Redirects are followed, or not."""
import sys

import requests


def main(base):
    print(requests.get(base + "/redirect/2").json()["path"])
    response = requests.get(base + "/redirect/1", allow_redirects=False)
    print(response.status_code, response.headers["Location"])
    response = requests.get(base + "/redirect/2")
    print(len(response.history), [one.status_code for one in response.history])


main(sys.argv[1])
