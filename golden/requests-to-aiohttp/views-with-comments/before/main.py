import requests
from flask import Flask

app = Flask(__name__)


@app.route("/first")
def first():  # seldom
    # The page.
    # All of it.
    response = requests.get("http://127.0.0.1/first")
    return response.text


@app.route("/second")
def second():
    """The second."""
    # The page.
    return requests.get("http://127.0.0.1/second").text
