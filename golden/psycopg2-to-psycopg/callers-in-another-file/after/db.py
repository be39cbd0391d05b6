import psycopg


async def connect():
    return await psycopg.AsyncConnection.connect(
        "dbname=shop", cursor_factory=psycopg.AsyncClientCursor
    )
