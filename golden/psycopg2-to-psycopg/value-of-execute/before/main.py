import psycopg2


def is_there(dsn, name):
    connection = psycopg2.connect(dsn)
    cursor = connection.cursor()
    if cursor.execute("select 1 from jobs where name = %s", (name,)) is None:
        print("asked")
    row = cursor.fetchone()
    connection.close()
    return row is not None


def run(dsn, statement):
    connection = psycopg2.connect(dsn)
    cursor = connection.cursor()
    done = cursor.execute(statement)
    connection.close()
    return done
