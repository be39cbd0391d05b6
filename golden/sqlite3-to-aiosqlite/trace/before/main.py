import sqlite3


def traced(connection: sqlite3.Connection, log):
    connection.set_trace_callback(log.append)
    connection.execute("select 1")
    connection.set_trace_callback(None)
