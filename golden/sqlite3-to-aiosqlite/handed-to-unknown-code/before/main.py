import sqlite3

import pandas


def frame(path):
    connection = sqlite3.connect(path)
    return pandas.read_sql("select * from users", connection)
