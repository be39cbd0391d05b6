import psycopg

OPTIONS = {"host": "db"}


async def is_up():
    conn = await psycopg.AsyncConnection.connect(**OPTIONS)
    await conn.close()
