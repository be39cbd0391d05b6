import psycopg


async def connect(password):
    return await psycopg.AsyncConnection.connect(host="db", dbname="shop", user="me", password=password, connect_timeout=3, cursor_factory=psycopg.AsyncClientCursor)


async def other():
    return await psycopg.AsyncConnection.connect(
        conninfo="dbname=shop", cursor_factory=psycopg.AsyncClientCursor
    )


async def count(password):
    conn = await connect(password)
    cur = conn.cursor()
    await cur.execute("select count(*) from orders")
    count = (await cur.fetchone())[0]
    await conn.close()
    return count
