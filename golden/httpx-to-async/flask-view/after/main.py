import asyncio

import httpx
from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return asyncio.run(_index())


async def _index():
    async with httpx.AsyncClient() as client:
        return (await client.get("https://example.org")).text
