import psycopg


async def find(conn: psycopg.AsyncConnection, number):
    async with conn.cursor() as cur:
        await cur.execute(query="select %s", params=(number,))
        return await cur.fetchone()
