import threading

import requests


def show(response):
    print(response.text)


def load(session, name):
    print(session.get("http://127.0.0.1/" + name).text)


def first():
    response = requests.get("http://127.0.0.1/")
    threading.Timer(1, show, [response]).start()


def second():
    session = requests.Session()
    print(session.get("http://127.0.0.1/").text)
    threading.Thread(target=load, args=(session, "first")).start()
