import asyncio

import psycopg


async def rows(dsn):
    conn = await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    )
    cur = conn.cursor()
    await cur.execute("select x from t")
    async for (x,) in cur:
        yield x
    await conn.close()


async def main():
    async for x in rows("dbname=t"):
        print(x)


if __name__ == "__main__":
    asyncio.run(main())
