# also: requests-to-httpx
"""Clients that get a session, or make one: what came from elsewhere stays open."""
import sys

import requests


class Users:
    def __init__(self, base, session=None):
        self.base = base
        self.session = session or requests.Session()

    def one(self, name):
        return self.session.get(f"{self.base}/json/users/{name}").json()["path"]


class Groups:
    def __init__(self, base, session=None):
        if session is None:
            session = requests.Session()
            print("a session of its own")
        self.base = base
        self.http = session

    def one(self, name):
        return self.http.get(f"{self.base}/json/groups/{name}").json()["path"]


class Late:
    def __init__(self, base):
        self.base = base
        self._session = None

    @property
    def session(self):
        if self._session is None:
            self._session = requests.Session()
        return self._session

    def one(self, name):
        return self.session.get(f"{self.base}/json/late/{name}").json()["path"]


def shared(base):
    with requests.Session() as session:
        users = Users(base, session)
        groups = Groups(base, session=session)
        print(users.one("a"), groups.one("b"))
        print(session.get(f"{base}/status/200").status_code)


def main(base):
    users = Users(base)
    print(users.one("c"))
    groups = Groups(base)
    print(groups.one("d"))
    late = Late(base)
    print(late.one("e"), late.one("f"))
    unused = Late(base)
    print(unused.base == base)
    shared(base)


if __name__ == "__main__":
    main(sys.argv[1])
