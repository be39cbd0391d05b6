import csv
import sqlite3


def export(connection: sqlite3.Connection, path):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(connection.execute("select * from users"))
