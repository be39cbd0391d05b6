"""A script whose first line asks."""
import sys

import requests

first = requests.get(sys.argv[1] + "/json").json()
print(requests.get(sys.argv[1] + "/text").status_code, sorted(first))
for path in "/json", "/text":
    size = len(requests.get(sys.argv[1] + path).text)
    print(path, size > 0)
