import asyncio

import aiohttp
import requests
from flask import Flask

app = Flask(__name__)


@app.route("/first")
def first():
    return asyncio.run(_first())


async def _first():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/first") as response:
            return await response.text(errors="replace")


@app.route("/all")
def everything():
    rest = requests.get("http://127.0.0.1/rest").text
    return first() + rest


def compare():
    expected = requests.get("http://127.0.0.1/first").text
    assert app.test_client().get("/first").text == expected
