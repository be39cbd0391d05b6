import requests


class Nothing:
    ok = False


def go_offline():
    requests.head = lambda url: Nothing()
