import requests


class Users:
    def __init__(self, session=None):
        self.session = session or requests.Session()

    def one(self, name):
        return self.session.get(f"http://127.0.0.1/users/{name}").json()


class Groups:
    """Asks whether there is one, before."""

    def __init__(self, session: requests.Session | None = None):
        if session is None:
            session = requests.Session()
        self._session = session

    def one(self, name):
        return self._session.get(f"http://127.0.0.1/groups/{name}").json()


class Chosen:
    def __init__(self, http=None):
        self.http = http if http is not None else requests.Session()

    def one(self, name):
        return self.http.get(f"http://127.0.0.1/{name}").json()


class Either:
    def __init__(self, http):
        if http:
            self.http = http
        else:
            self.http = requests.Session()

    def one(self, name):
        return self.http.get(f"http://127.0.0.1/{name}").json()
