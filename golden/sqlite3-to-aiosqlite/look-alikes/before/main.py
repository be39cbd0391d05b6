import psycopg2


class Pool:
    def execute(self, statement):
        return [statement]


def rows(url):
    connection = psycopg2.connect(url)
    cursor = connection.cursor()
    cursor.execute("select 1")
    return cursor.fetchall(), Pool().execute("select 1")
