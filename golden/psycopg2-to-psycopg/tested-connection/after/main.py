import psycopg


async def connect():
    try:
        return await psycopg.AsyncConnection.connect(
            "dbname=shop", cursor_factory=psycopg.AsyncClientCursor
        )
    except psycopg.OperationalError as error:
        print(error)
        return None


async def run(statement):
    conn = await connect()
    try:
        if not conn:
            return None
        cur = conn.cursor()
        await cur.execute(statement)
        return await cur.fetchall()
    finally:
        if conn:
            await conn.close()
