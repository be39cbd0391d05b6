import psycopg2


def unnested(dsn, names):
    connection = psycopg2.connect(dsn)
    cursor = connection.cursor()
    cursor.execute("select * from unnest(%s)", (names,))
    rows = cursor.fetchall()
    connection.close()
    return rows


def insert(dsn, row):
    connection = psycopg2.connect(dsn)
    cursor = connection.cursor()
    statement = "insert into jobs (id, name)"
    statement += " values %s"
    cursor.execute(statement, (row,))
    connection.commit()
    connection.close()
