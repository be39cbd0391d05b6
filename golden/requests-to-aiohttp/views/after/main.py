import asyncio

import aiohttp
from flask import Blueprint, Flask, jsonify

app = Flask(__name__)
pages = Blueprint("pages", __name__)


@app.route("/users/<int:number>")
def user(number):
    """One of them."""
    return asyncio.run(_user(number))


async def _user(number):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            f"http://127.0.0.1/users/{number}",
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5),
        ) as response:
            return jsonify(await response.json(content_type=None))


@pages.get("/")
@app.get("/first")
def first():
    return asyncio.run(_first())


async def _first():
    return (await titles())[0]


async def titles():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/titles") as response:
            return await response.json(content_type=None)
