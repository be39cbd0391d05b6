import psycopg


async def count(conn: psycopg.AsyncConnection, table):
    return (await (await conn.execute("select count(*) from t where kind = %s", (table,))).fetchone())[0]
