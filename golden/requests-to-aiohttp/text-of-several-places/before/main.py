import requests


def gathered(urls):
    data = ""
    for url in urls:
        data += requests.get(url).text
    return data.split("\n")


def body(url, path=None):
    text = requests.get(url).text if path is None else open(path).read()
    return text.encode("utf-8")
