"""Parameters that are True or None, and answers that lead elsewhere."""
import sys

import requests


def main(base, limit=None):
    query = {"deep": True, "limit": limit, "name": "x"}
    print(sorted(requests.get(base + "/json/a", params=query).json()["query"].items()))
    print(sorted(requests.get(base + "/json/b", params={"all": False}).json()["query"].items()))
    response = requests.get(base + "/json/c")
    print(response.is_redirect, response.is_permanent_redirect, response.status_code == requests.codes.found)


if __name__ == "__main__":
    main(sys.argv[1])
