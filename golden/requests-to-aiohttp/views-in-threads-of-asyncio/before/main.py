import asyncio

import requests
from flask import Flask

app = Flask(__name__)


@app.route("/")
def first():
    return requests.get("http://127.0.0.1/first").text


async def warm_up():
    app.preprocess_request()
    await asyncio.sleep(1)
