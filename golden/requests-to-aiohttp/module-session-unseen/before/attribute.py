import requests

session = requests.Session()


class Pages:
    session = session

    def load(self, url):
        return self.session.get(url).text


print(Pages().load("https://example.org"))
