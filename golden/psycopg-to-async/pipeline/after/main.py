import psycopg


async def run(conn: psycopg.AsyncConnection):
    async with conn.pipeline() as pipeline:
        first = await conn.execute("select 1")
        await pipeline.sync()
        return await first.fetchone()
