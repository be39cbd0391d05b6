import psycopg

FIND = "select * from t where id = %(id)s"


async def find(conn: psycopg.AsyncConnection, number):
    async with conn.cursor() as cur:
        await cur.execute(FIND, {"id": number})
        return await cur.fetchone()
