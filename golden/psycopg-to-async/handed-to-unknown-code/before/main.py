import pandas
import psycopg


def frame(dsn):
    with psycopg.connect(dsn) as conn:
        return pandas.read_sql("select * from t", conn)
