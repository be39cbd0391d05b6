import requests
from flask import Flask

app = Flask(__name__)


@app.route("/first")
def first():
    return requests.get("http://127.0.0.1/first").text


@app.route("/all")
def everything():
    rest = requests.get("http://127.0.0.1/rest").text
    return first() + rest


def compare():
    expected = requests.get("http://127.0.0.1/first").text
    assert app.test_client().get("/first").text == expected
