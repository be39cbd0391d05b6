# refused: outlives-block, handed-on
"""A class whose constructor connects is left as it is."""
import sqlite3


class Notes:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
        self.connection.execute("create table notes (text)")

    def add(self, text):
        return self.connection.execute("insert into notes values (?)", (text,)).lastrowid

    def __len__(self):
        return self.connection.execute("select count(*) from notes").fetchone()[0]

    def __iter__(self):
        for (text,) in self.connection.execute("select text from notes"):
            yield text


def main():
    notes = Notes(":memory:")
    print(notes.add("one"), notes.add("two"), len(notes), list(notes))


if __name__ == "__main__":
    main()
