# also: requests-to-httpx
"""A name and a password."""
import sys

import requests
from requests.auth import HTTPBasicAuth


def main(base):
    print(requests.get(base + "/login", auth=("user", "secret")).status_code)
    print(requests.get(base + "/login", auth=HTTPBasicAuth("user", "wrong")).status_code)
    print(requests.get(base + "/login").status_code)


main(sys.argv[1])
