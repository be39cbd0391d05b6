# Stands in for asyncpg: a connection is no context manager.
class Connection:
    async def fetch(self, query):
        return [query]

    async def close(self):
        print("close")


async def connect(dsn):
    print("open", dsn)
    return Connection()
