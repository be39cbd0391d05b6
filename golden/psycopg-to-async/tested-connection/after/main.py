import psycopg


class Store:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None

    async def connection(self):
        if not self.conn or self.conn.closed:
            self.conn = await psycopg.AsyncConnection.connect(self.dsn)
        return self.conn

    async def get(self, key):
        conn = await self.connection()
        return conn and await (await conn.execute("select value from store where key = %s", (key,))).fetchone()
