import requests


def load(url, fallback):
    try:
        r = requests.get(url)
        r.raise_for_status()
    except requests.HTTPError as error:
        r = requests.get(fallback)
        print(error.response.status_code, error.response.text)
    return r.text
