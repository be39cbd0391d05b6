# refused: outside-coroutine, handed-on
# also: requests-to-httpx
"""A session of the whole module, made when it is imported: there is no loop then."""
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
