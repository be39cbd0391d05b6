import requests


class Feed:
    def __init__(self):
        self.session = requests.Session()

    def close(self):
        self.session.close()

    def read(self):
        return self.session.get("https://feed.example.org").text


def show():
    feed = Feed()
    try:
        print(feed.read())
    finally:
        feed.close()


show()
