import psycopg
import psycopg.rows
import psycopg2
import psycopg2.extras


async def first(dsn):
    conn = await psycopg.AsyncConnection.connect(
        dsn,
        row_factory=psycopg.rows.dict_row,
        cursor_factory=psycopg.AsyncClientCursor,
    )
    async with conn.cursor() as cur:
        await cur.execute("select * from users")
        row = await cur.fetchone()
    async with conn.cursor(row_factory=psycopg.rows.namedtuple_row) as cur:
        await cur.execute("select * from users")
        other = await cur.fetchone()
    await conn.close()
    return row["name"], other.name
