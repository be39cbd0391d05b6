# also: requests-to-httpx
"""A script whose own code makes requests, in loops, under handlers, and with variables that a function reads."""
import sys

import requests

BASE = sys.argv[1]
seen = []


def report():
    print(len(seen), seen)


for number in range(3):
    response = requests.get(BASE + "/json/" + str(number), params={"n": number}, timeout=5)
    if response.ok:
        seen.append(response.json()["query"]["n"])
    report()

session = requests.Session()
session.headers.update({"X-Token": "one"})
for code in (200, 404):
    answer = session.get(f"{BASE}/status/{code}")
    try:
        answer.raise_for_status()
    except requests.HTTPError as error:
        print("failed:", error.response.status_code)
    else:
        print("fine:", answer.status_code)
last = [requests.get(BASE + "/json/" + str(n)).json()["path"] for n in range(2)]
print(last)
if __name__ == "__main__":
    report()
    print(requests.get(BASE + "/json/end").json()["path"])
