import httpx
from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return httpx.get("https://example.org").text
