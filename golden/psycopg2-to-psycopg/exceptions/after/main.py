import psycopg
import psycopg.errors


async def add(conn: psycopg.AsyncConnection, name):
    try:
        async with conn.cursor() as cur:
            await cur.execute("insert into names values (%s)", (name,))
        await conn.commit()
    except psycopg.errors.UniqueViolation as error:
        await conn.rollback()
        return error.diag.constraint_name
    except (psycopg.DataError, psycopg.InternalError):
        await conn.rollback()
        raise
    except psycopg.Error as error:
        return error.sqlstate
    return None
