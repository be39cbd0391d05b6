import requests
from flask import Blueprint, Flask, jsonify

app = Flask(__name__)
pages = Blueprint("pages", __name__)


@app.route("/users/<int:number>")
def user(number):
    """One of them."""
    response = requests.get(f"http://127.0.0.1/users/{number}", timeout=5)
    return jsonify(response.json())


@pages.get("/")
@app.get("/first")
def first():
    return titles()[0]


def titles():
    return requests.get("http://127.0.0.1/titles").json()
