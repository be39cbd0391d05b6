import httpx


def checked(url):
    return httpx.get(url, verify=True).text


def unchecked(url):
    return httpx.get(url, verify=False).text
