import requests


def one(url):
    r = requests.get(url, timeout=3)
    r.encoding = "utf-8"
    print(r.status_code)
    return r.text


def two(url):
    with requests.Session() as session:
        response = session.get(url)
        response.raise_for_status()
        response.encoding = 'gbk'  # they say nothing
        for line in response.text.splitlines():
            print(line, len(response.text))


def three(url):
    r = requests.get(url)
    r.encoding = r.apparent_encoding
    return r.text


def four(url, raw):
    r = requests.get(url)
    if raw:
        r.encoding = "utf-8"
    return r.text


def five(url):
    r = requests.get(url)
    r.encoding = "utf-8"
    return r


def six(url):
    r = requests.get(url)
    r.encoding = "utf-8"
    return r.json()


def seven(url):
    with requests.get(url) as r:
        r.encoding = "utf-8"
        return r.text


def eight(url):
    r = requests.get(url)
    print(r.text)
    r.encoding = "utf-8"
    return r.text
