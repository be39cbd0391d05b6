import requests
from flask import Flask

app = Flask(__name__)
shared = None


class Api:
    def __init__(self):
        self.session = requests.Session()

    def get(self, name):
        return self.session.get("http://127.0.0.1/" + name).text

    def close(self):
        self.session.close()


@app.route("/first")
def first():
    global shared
    shared = shared or Api()
    return shared.get("first")
