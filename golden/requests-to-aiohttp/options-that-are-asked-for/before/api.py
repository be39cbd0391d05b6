import requests


def checked(url, options=None):
    options = dict(options or {"verify": False})
    if "verify" not in options:
        options["verify"] = "/etc/ca.pem"
    return requests.get(url, **options).text


def compared(url):
    options = {"timeout": 5}
    if options != {"timeout": 5}:
        print("unusual")
    return requests.get(url, **options).text


def counted(url):
    params = {"page": 1, "all": True}
    options = {"params": params}
    for _ in range(3):
        print(requests.get(url, **options).text)
        params["page"] += 1


def fetch(url, ssl=None, **options):
    return requests.get(url, **options).text


def unchecked(url):
    return fetch(url, verify=False)
