import requests


def sizes(urls):
    found = {}
    for url in urls:
        response = requests.get(url)
        found[url] = len(response.content)
    return found
