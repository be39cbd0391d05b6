# also: requests-to-httpx
"""Sessions with a name and a password, headers of their own, and no look at the environment."""
import json
import sys

import requests
from requests.auth import HTTPBasicAuth


class Client:
    def __init__(self, base, user, password):
        self.base = base
        self.session = requests.Session()
        self.session.headers["X-Token"] = "of the class"
        self.session.auth = (user, password)
        self.session.trust_env = False

    def status(self):
        return self.session.get(f"{self.base}/login").status_code


def in_a_function(base, user, password):
    session = requests.Session()
    session.auth = HTTPBasicAuth(user, password)

    session.headers.update({"X-Token": "of the function"})
    return session.get(f"{base}/login").status_code, session.post(f"{base}/echo/a", data={"b": "c"}).json()


def in_a_block(base):
    with requests.Session() as session:
        session.verify = False
        return session.get(f"{base}/login").status_code


def main(base):
    client = Client(base, "user", "secret")
    print(client.status())
    status, echo = in_a_function(base, "user", "secret")
    print(status, json.dumps(echo, sort_keys=True))
    print(in_a_block(base))


if __name__ == "__main__":
    main(sys.argv[1])
