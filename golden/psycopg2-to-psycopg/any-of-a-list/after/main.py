import psycopg


async def find(conn: psycopg.AsyncConnection, ids):
    cur = conn.cursor()
    await cur.execute("select * from t where id = any(%s) and kind in ('a', 'b')", (list(ids),))
    return await cur.fetchall()
