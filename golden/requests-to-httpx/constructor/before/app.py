import requests


class Page:
    def __init__(self, url):
        self.text = requests.get(url).text
