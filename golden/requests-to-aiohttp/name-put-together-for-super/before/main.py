import requests


class Base:
    def on_get(self, url):
        return requests.get(url).text


class Derived(Base):
    def run(self, name, url):
        return getattr(super(), f"on_{name}")(url)


class Own:
    def fetch_page(self, url):
        return requests.get(url).text

    def run(self, name, url):
        return self.__getattribute__("fetch_" + name)(url)


class Perhaps:
    def read_page(self, url):
        return requests.get(url).text

    def run(self, name, url):
        if (method := getattr(self, "read_" + name, None)) is not None:
            return method(url)
