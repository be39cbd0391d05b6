import sqlite3
import threading


def record(path, event):
    connection = sqlite3.connect(path)
    connection.execute("insert into events values (?)", (event,))
    connection.commit()


def record_later(path, event):
    threading.Thread(target=record, args=(path, event)).start()
