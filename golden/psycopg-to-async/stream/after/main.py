import psycopg


async def stream(conn: psycopg.AsyncConnection):
    async with conn.cursor() as cur:
        async for row in cur.stream("select * from t"):
            yield row


async def results(conn: psycopg.AsyncConnection):
    async with conn.cursor() as cur:
        await cur.executemany("insert into t values (%s) returning id", [(1,), (2,)], returning=True)
        while True:
            print(await cur.fetchone())
            if not cur.nextset():
                break
