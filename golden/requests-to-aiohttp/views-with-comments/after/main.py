import asyncio

import aiohttp
from flask import Flask

app = Flask(__name__)


@app.route("/first")
def first():  # seldom
    return asyncio.run(_first())


async def _first():
    # The page.
    # All of it.
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/first") as response:
            return await response.text(errors="replace")


@app.route("/second")
def second():
    """The second."""
    return asyncio.run(_second())


async def _second():
    # The page.
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/second") as response:
            return await response.text(errors="replace")
