import requests


class Session(requests.Session):
    def get(self, url, **kwargs):
        return super().get("http://localhost" + url, **kwargs)


def load():
    return Session().get("/users").json()
