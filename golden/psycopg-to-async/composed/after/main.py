import psycopg
from psycopg import sql


async def count(conn: psycopg.AsyncConnection, table):
    return await (await conn.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))).fetchone()
