import requests


def target(url):
    response = requests.get(url, allow_redirects=False)
    if not response.is_redirect:
        return url
    if response.is_permanent_redirect and response.status_code != requests.codes.moved_permanently:
        return None
    return response.headers["Location"]
