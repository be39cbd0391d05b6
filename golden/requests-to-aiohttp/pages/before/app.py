import requests


def pages(url):
    while url:
        page = requests.get(url).json()
        yield from page["items"]
        url = page.get("next")


def main():
    for item in pages("http://localhost/items"):
        print(item)
