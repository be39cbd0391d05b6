"""A script whose own code makes requests, in loops and under handlers, with a function that reads its variables."""
import json
import sys
import urllib.error
import urllib.request

BASE = sys.argv[1]
seen = []


def report():
    print(len(seen), seen)


for number in range(3):
    try:
        with urllib.request.urlopen(BASE + f"/json/{number}?n={number}") as response:
            found = json.load(response)
        seen.append(found["query"]["n"])
        urllib.request.urlopen(BASE + "/status/40" + str(number)).read()
    except urllib.error.HTTPError as error:
        print("error", error.code)
    report()

print(found["path"])
