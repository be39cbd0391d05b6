import requests


def read_as_well(url, **kwargs):
    if kwargs.get("timeout", 0) > 10:
        print("slow")
    return requests.get(url, **kwargs).text


def changed(url, **kwargs):
    kwargs.update(stream=True)
    return requests.get(url, **kwargs).text


def unknown(url, **kwargs):
    return requests.get(url, **kwargs).text


def callers(url, options):
    print(read_as_well(url, timeout=3))
    print(unknown(url, cert="a.pem"))
    print(unknown(url, **options))
