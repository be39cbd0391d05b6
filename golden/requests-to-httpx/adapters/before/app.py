import requests
from requests.adapters import HTTPAdapter


def load(url):
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=3))
    return session.get(url).json()
