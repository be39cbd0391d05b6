import requests

CONFIG = requests.get("http://localhost/config").json()
