import sys

import requests

session = requests.Session()


def show(url):
    print(session.get(url).text)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        session.headers["Authorization"] = sys.argv[2]
    show(sys.argv[1])
