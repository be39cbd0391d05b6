import psycopg


async def run(dsn, statement):
    async with await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    ) as conn:
        await conn.execute(statement)
    async with await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncRawCursor
    ) as conn:
        await conn.execute("select $1", ["a"])
