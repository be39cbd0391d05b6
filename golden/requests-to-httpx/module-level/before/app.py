import requests

SESSION = requests.Session()
CONFIG = requests.get("http://localhost/config").json()


def load(url):
    return SESSION.get(url).json()
