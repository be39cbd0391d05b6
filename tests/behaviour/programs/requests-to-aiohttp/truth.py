# also: requests-to-httpx
"""A response is true where its status is below 400."""
import sys

import requests


def check(url):
    response = requests.get(url)
    if response:
        return "good"
    if not response:
        return "bad"
    return None


def check_after(url):
    try:
        response = requests.get(url)
    except requests.ConnectionError:
        return "gone"
    return "fine" if response.ok else "wrong"


def main(base):
    print(check(base + "/status/204"), check(base + "/status/503"))
    print(check_after(base + "/status/200"), check_after(base + "/status/400"))
    print(check_after("http://127.0.0.1:1"))


main(sys.argv[1])
