import sqlite3


class Log:
    def __init__(self, path):
        connection = sqlite3.connect(path)
        self.cursor = connection.cursor()

    def add(self, text):
        self.cursor.execute("insert into log values (?)", (text,))
