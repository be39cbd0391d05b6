import asyncio

import aiosqlite
from flask import Flask

app = Flask(__name__)


@app.route("/count")
def count():
    return asyncio.run(_count())


async def _count():
    async with aiosqlite.connect("notes.db") as connection:
        return str((await (await connection.execute("select count(*) from notes")).fetchone())[0])
