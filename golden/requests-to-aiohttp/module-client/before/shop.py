import requests


class Client:
    def __init__(self, base: str) -> None:
        self.base = base
        self.session: requests.Session = requests.Session()

    def get(self, path: str) -> dict:
        answer: requests.Response = self.session.get(self.base + path)
        answer.raise_for_status()
        return answer.json()


class Orders:
    def __init__(self, client):
        self.client = client

    def all(self):
        return self.client.get("/orders")


client = Client("https://shop.example.org")
orders = Orders(client)


def show():
    for order in orders.all():
        print(order["id"])


if __name__ == "__main__":
    show()
