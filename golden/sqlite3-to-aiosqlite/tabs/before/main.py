import sqlite3


def count(connection: sqlite3.Connection):
	row = connection.execute("select count(*) from notes").fetchone()
	return row[0]
