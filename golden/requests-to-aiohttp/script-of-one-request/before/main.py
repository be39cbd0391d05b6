import requests

data = requests.get("https://example.org/data").json()
print(data["name"])
