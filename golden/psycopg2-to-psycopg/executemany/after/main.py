import psycopg


async def copy(source: psycopg.AsyncConnection, target: psycopg.AsyncConnection):
    cur = source.cursor()
    await cur.execute("select a, b from t")
    async with target.cursor() as into:
        while rows := await cur.fetchmany(100):
            await into.executemany("insert into t values (%s, %s)", rows)
            print(into.rowcount)
    await target.commit()
