import urllib.request


def call(url, data=None):
    with urllib.request.urlopen(url, data=data) as response:
        return response.read()


def send(url, body):
    return urllib.request.urlopen(url, body).read()
