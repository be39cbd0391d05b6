import asyncio
import threading

import aiosqlite


def record(path, event):
    return asyncio.run(_record(path, event))


async def _record(path, event):
    async with aiosqlite.connect(path) as connection:
        await connection.execute("insert into events values (?)", (event,))
        await connection.commit()


def record_later(path, event):
    threading.Thread(target=record, args=(path, event)).start()
