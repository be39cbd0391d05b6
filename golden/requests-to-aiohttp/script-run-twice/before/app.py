import requests


class Api:
    def __init__(self):
        self.session = requests.Session()

    def users(self):
        return self.session.get("http://localhost/users").json()


if __name__ == "__main__":
    api = Api()
    for user in api.users():
        print(user)
    print(len(api.users()))
