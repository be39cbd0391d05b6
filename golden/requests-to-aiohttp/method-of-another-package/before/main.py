import acme
import requests


class Page:
    def download(self, url):
        return requests.get(url).content


def save(url):
    acme.Video(url).streams.first().download("video")
    acme.open(url).download("page")
