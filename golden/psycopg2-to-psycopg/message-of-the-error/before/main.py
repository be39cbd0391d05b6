import psycopg2


def run(conn: psycopg2.extensions.connection, statement):
    try:
        conn.cursor().execute(statement)
    except psycopg2.Error as error:
        print(error.pgerror)
