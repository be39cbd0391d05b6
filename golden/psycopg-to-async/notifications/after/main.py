import psycopg


async def listen(conn: psycopg.AsyncConnection, handle):
    await conn.execute("listen news")
    async for notice in conn.notifies(timeout=60):
        handle(notice.payload)
