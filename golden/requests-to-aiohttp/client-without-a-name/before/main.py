import requests


class ApiClient:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def login(self):
        self.session.post(self.base + "/login")
        return self

    def get(self, path):
        return self.session.get(self.base + path).text

    def pages(self, count):
        for number in range(count):
            yield self.get(f"/pages/{number}")


def shown(base):
    print(ApiClient(base).get("/"))


def returned(base):
    return ApiClient(base).get("/")


def assigned(base, client):
    text = ApiClient(base).get("/")
    return text.upper(), client


def iterated(base):
    for page in ApiClient(base).pages(3):
        print(page)


def given_back(base):
    client = ApiClient(base).login()
    return client.get("/")


def evaluated_later(base, ask):
    return ask(), ApiClient(base).get("/")


def made_with_an_answer(base, ask):
    return ApiClient(ask(base)).get("/")


if __name__ == "__main__":
    shown("http://localhost")
