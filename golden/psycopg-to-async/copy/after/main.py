import psycopg


async def load(conn: psycopg.AsyncConnection, rows):
    async with conn.cursor() as cur, cur.copy("copy t from stdin") as copy:
        for row in rows:
            await copy.write_row(row)


async def dump(conn: psycopg.AsyncConnection, file):
    async with conn.cursor().copy("copy t to stdout") as copy:
        async for part in copy:
            file.write(part)
