import requests


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def page(self, number):
        return self.session.get(f"{self.base}/pages/{number}").json()

    def items(self):
        number = 1
        while number:
            page = self.page(number)
            number = page["next"]
            yield from page["items"]

    def all(self):
        yield from self.items()


def show(base):
    client = Client(base)
    for item in client.all():
        print(item)
