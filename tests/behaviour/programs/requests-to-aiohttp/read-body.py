# also: requests-to-httpx
"""What a response gives: text, bytes, JSON, its URL and headers."""
import sys

import requests


def main(base):
    response = requests.get(f"{base}/json/one", timeout=5)
    print(response.json()["items"], response.headers["Content-Type"], response.url.endswith("/json/one"))
    response = requests.get(f"{base}/text/two")
    print(response.text, len(response.content), response.text == response.content.decode())
    print(requests.get(f"{base}/odd").json())
    print(requests.get(f"{base}/latin").text)
    print(sum(requests.get(f"{base}/bytes/1000").content))


main(sys.argv[1])
