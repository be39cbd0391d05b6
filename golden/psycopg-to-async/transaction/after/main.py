import psycopg


async def move(conn: psycopg.AsyncConnection, a, b, amount):
    async with conn.transaction() as outer:
        await conn.execute("update accounts set balance = balance - %s where id = %s", (amount, a))
        async with conn.transaction("inner"):
            await conn.execute("update accounts set balance = balance + %s where id = %s", (amount, b))
        return outer.savepoint_name
