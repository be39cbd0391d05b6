import sqlite3


def copy(source, target):
    old = sqlite3.connect(source)
    new = sqlite3.connect(target)
    new.executemany("insert into users values (?)", old.execute("select name from users").fetchall())
    new.commit()
