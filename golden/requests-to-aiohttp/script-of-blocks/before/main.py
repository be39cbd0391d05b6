import requests

BASE = "https://example.org"
print(requests.get(BASE).text)
pages = requests.get(BASE + "/pages").json()
for page in pages:
    text = requests.get(BASE + page).text
    status = requests.head(BASE + page).status_code
    print(page, len(text), status)
