import httpx


class Users:
    def __init__(self, client: httpx.Client):
        self.client = client

    def find(self, name):
        return self.client.get(f"/users/{name}").json()


def main():
    with httpx.Client(base_url="https://example.org") as client:
        users = Users(client)
        print(users.find("ada"))


main()
