import requests
from requests.exceptions import ConnectionError, HTTPError


def load(url):
    try:
        response = requests.get(url)
        response.raise_for_status()
        return response.text
    except HTTPError as error:
        return f"status {error.response.status_code}"
    except (ConnectionError, ValueError):
        return "gone"
