import requests


def code_of(url):
    response = requests.get(url)
    if hasattr(response, "status_code"):
        return response.status_code
    return None
