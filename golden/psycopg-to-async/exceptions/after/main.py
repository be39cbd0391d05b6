import psycopg
from psycopg import errors


async def add(conn: psycopg.AsyncConnection, name):
    try:
        async with conn.transaction():
            await conn.execute("insert into names values (%s)", (name,))
    except errors.UniqueViolation as error:
        return error.diag.constraint_name
    except psycopg.Error:
        return None
