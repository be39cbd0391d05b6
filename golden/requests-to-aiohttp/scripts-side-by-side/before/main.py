import requests


class Page:
    def download(self, url):
        return requests.get(url).content
