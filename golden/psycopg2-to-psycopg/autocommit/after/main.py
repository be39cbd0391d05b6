import psycopg


async def create(dsn, name):
    conn = await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    )
    await conn.set_autocommit(True)
    cur = conn.cursor()
    await cur.execute(f'create database "{name}"')
    if conn.autocommit:
        await conn.close()
