import asyncio

import psycopg
from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return asyncio.run(_index())


async def _index():
    async with await psycopg.AsyncConnection.connect("dbname=t") as conn:
        return str(await (await conn.execute("select 1")).fetchone())
