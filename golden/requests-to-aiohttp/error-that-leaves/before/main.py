import requests


def load(url):
    try:
        response = requests.get(url)
        response.raise_for_status()
        return response.text, None
    except requests.HTTPError as error:
        return None, error


def show(url):
    text, error = load(url)
    if error is not None:
        print(error.response.status_code)
    return text
