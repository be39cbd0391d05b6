import psycopg
import psycopg2


def delete_all(dsn):
    connection = psycopg2.connect(dsn)
    with connection.cursor() as cursor:
        cursor.execute("delete from jobs")
    print(cursor.rowcount)
    connection.close()


def names(dsn):
    connection = psycopg2.connect(dsn)
    cursor = connection.cursor()
    cursor.execute("select id, name from jobs")
    rows = cursor.fetchall()
    cursor.close()
    print([column.name for column in cursor.description])
    connection.close()
    return rows


async def count(dsn):
    connection = await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    )
    cursor = connection.cursor()
    await cursor.execute("select id from jobs")
    found = cursor.rowcount
    await cursor.close()
    await connection.close()
    return found
