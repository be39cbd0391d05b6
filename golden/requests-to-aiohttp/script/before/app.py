import sys

import requests

URL = "http://localhost:8000"

for name in sys.argv[1:]:
    response = requests.get(URL + "/" + name)
    if response.status_code == 200:
        print(name, response.json()["id"])
    else:
        print(name, "is missing")
