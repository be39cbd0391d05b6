import requests
from requests.auth import HTTPBasicAuth


class Client:
    def __init__(self, base, user, password):
        self.base = base
        self.session = requests.Session()
        self.session.headers.update({"Accept": "application/json"})
        self.session.auth = (user, password)
        self.session.verify = False
        self.retries = 3

    def get(self, path):
        return self.session.get(self.base + path).json()


def labels(base, user, password):
    session = requests.Session()
    session.auth = HTTPBasicAuth(user, password)
    session.trust_env = False

    return session.get(f"{base}/labels").json()


def label(base, name, bundle="ca.pem"):
    with requests.Session() as session:
        session.verify = "ca.pem"
        session.cookies.update({"seen": "yes"})
        return session.get(f"{base}/labels/{name}").json()


def main():
    client = Client("http://localhost", "me", "secret")
    print(client.get("/me"), labels(client.base, "me", "secret"), label(client.base, "red"))


if __name__ == "__main__":
    main()
