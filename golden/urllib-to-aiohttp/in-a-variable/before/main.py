import urllib.request as request


def load(url, names):
    page = request.urlopen(url, None, 10)
    text = page.read().decode()
    for name in names:
        if name in text:
            return page.geturl(), page.getcode()
    return None, page.code
