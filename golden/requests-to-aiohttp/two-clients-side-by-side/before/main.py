import requests


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def load(self, path):
        return self.session.get(self.base + path).text


def main():
    first = Client("http://127.0.0.1")
    second = Client("http://127.0.0.2")
    print(first.load("/a"))
    print(second.load("/b"))


if __name__ == "__main__":
    main()
