# also: requests-to-httpx
"""A session of the whole module, which functions share: what the script runs opens it."""
import sys

import requests

SESSION = requests.Session()


def fetch(url):
    return SESSION.get(url).status_code


def main(base):
    print(fetch(base + "/status/200"))
    print(requests.get(base + "/json/x").json()["path"])


if __name__ == "__main__":
    main(sys.argv[1])
