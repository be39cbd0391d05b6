import sys

import requests

count = 0


def report(entry):
    print(count, entry["name"])


if __name__ == "__main__":
    url = sys.argv[1]
    session = requests.Session()
    entries = session.get(url).json()
    for entry in entries:
        count += 1
        report(entry)
    # Tell that it is done.
    session.post(url, json={"count": count})
