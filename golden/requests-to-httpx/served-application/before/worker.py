from starlette.applications import Starlette

import requests


def load():
    return requests.get("http://localhost/settings").json()


def serve():
    return Starlette()


if __name__ == "__main__":
    print(load())
