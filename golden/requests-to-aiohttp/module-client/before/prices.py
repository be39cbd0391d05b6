import requests


class Shop:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def get(self, path):
        return self.session.get(self.base + path).json()


shop = Shop("https://shop.example.org")


def euros(cents):
    return f"{cents / 100:.2f} EUR"


print("prices")
for price in shop.get("/prices"):
    print(euros(price["cents"]))
