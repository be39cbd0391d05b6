import requests


class Late:
    def __init__(self):
        self._session = None

    @property
    def session(self):
        if self._session is None:
            self._session = requests.Session()
        return self._session

    def load(self, url):
        return self.session.get(url).text


class Default:
    _session = None

    def connect(self):
        if not self._session:
            self._session = requests.Session()

    def load(self, url):
        self.connect()
        return self._session.get(url).text


class Anew:
    def __init__(self):
        self._session = requests.Session()

    def reset(self):
        self._session = requests.Session()

    def load(self, url):
        return self._session.get(url).text


def main():
    late = Late()
    print(late.load("http://127.0.0.1/"))


if __name__ == "__main__":
    main()
