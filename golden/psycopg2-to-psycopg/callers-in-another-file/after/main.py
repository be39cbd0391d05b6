import asyncio

from db import connect


async def main():
    conn = await connect()
    cur = conn.cursor()
    await cur.execute("select 1")
    print(await cur.fetchone())
    await conn.close()


if __name__ == "__main__":
    asyncio.run(main())
