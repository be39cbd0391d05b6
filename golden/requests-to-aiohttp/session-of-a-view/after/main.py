import asyncio

import aiohttp
from flask import Flask

app = Flask(__name__)


class Api:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def get(self, name):
        async with self.session.get("http://127.0.0.1/" + name) as response:
            return await response.text(errors="replace")

    async def close(self):
        await self.session.close()


@app.route("/first")
def first():
    return asyncio.run(_first())


async def _first():
    api = Api()
    try:
        return await api.get("first")
    finally:
        await api.close()
