import requests
from flask import Flask

app = Flask(__name__)


class Api:
    def __init__(self):
        self.session = requests.Session()

    def get(self, name):
        return self.session.get("http://127.0.0.1/" + name).text

    def close(self):
        self.session.close()


@app.route("/first")
def first():
    api = Api()
    try:
        return api.get("first")
    finally:
        api.close()
