import requests


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def get(self, path):
        response = self.session.get(self.base + path)
        return response.json()


def main(base):
    api = Api(base)
    print(api.get("/users"))


if __name__ == "__main__":
    main("http://localhost:8000")
