import requests


class Client:
    def __init__(self, base, token=None):
        self.base = base
        self.session = self._make_session(token)

    @staticmethod
    def _make_session(token):
        session = requests.Session()
        session.headers["Accept"] = "application/json"
        if token:
            session.headers["Authorization"] = f"token {token}"
        return session

    def get(self, path):
        return self.session.get(self.base + path).json()


def show(base):
    client = Client(base, token="t")
    print(client.get("/a"))
