# also: requests-to-httpx
"""A session of one's own, with headers that every request carries."""
import sys

import requests


def with_block(base):
    with requests.Session() as session:
        session.headers.update({"X-Token": "t1"})
        first = session.get(base + "/echo/a")
        second = session.post(base + "/echo/b", json={"n": 1}, headers={"X-Trace": "2"})
        print(first.json()["method"], second.json()["length"] > 0)


def without_block(base):
    session = requests.Session()
    session.headers["X-Token"] = "t2"
    names = []
    for page in ("one", "two", "three"):
        response = session.get(f"{base}/json/{page}")
        names.append(response.json()["path"])
    session.close()
    return names


def helper(session, url):
    response = session.get(url)
    return response.status_code


def handed_on(base):
    with requests.Session() as session:
        return [helper(session, base + "/status/201"), helper(session, base + "/status/404")]


def main(base):
    with_block(base)
    print(without_block(base))
    print(handed_on(base))


main(sys.argv[1])
