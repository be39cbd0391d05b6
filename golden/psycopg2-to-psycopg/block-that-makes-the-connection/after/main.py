import psycopg


async def add(dsn, name):
    async with await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    ) as conn:
        async with conn.cursor() as cur:
            await cur.execute("insert into users (name) values (%s) returning id", (name,))
            return (await cur.fetchone())[0]
