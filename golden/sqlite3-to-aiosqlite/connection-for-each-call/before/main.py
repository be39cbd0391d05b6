import sqlite3


class Settings:
    def __init__(self, path):
        self.path = path

    def get(self, key, default=None):
        connection = sqlite3.connect(self.path)
        row = connection.execute("select value from settings where key = ?", (key,)).fetchone()
        return row[0] if row else default

    def show(self, *keys):
        for key in keys:
            print(key, self.get(key))


def main():
    Settings("settings.db").show("theme", "language")


main()
