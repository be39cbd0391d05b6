import psycopg
import psycopg.sql


async def count(conn: psycopg.AsyncConnection, table):
    async with conn.cursor() as cur:
        await cur.execute(psycopg.sql.SQL("select count(*) from {}").format(psycopg.sql.Identifier(table)))
        return (await cur.fetchone())[0]
