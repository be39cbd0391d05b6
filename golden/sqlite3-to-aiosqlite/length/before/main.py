import sqlite3


class Notes:
    def __init__(self, path):
        self.path = path

    def __len__(self):
        connection = sqlite3.connect(self.path)
        return connection.execute("select count(*) from notes").fetchone()[0]


def show(path):
    print(len(Notes(path)))
