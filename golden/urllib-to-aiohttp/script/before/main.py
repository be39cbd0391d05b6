import json
import sys
import urllib.request

url = sys.argv[1]
with urllib.request.urlopen(url) as response:
    found = json.load(response)
print(len(found))
