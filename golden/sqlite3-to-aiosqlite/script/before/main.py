import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1])
for (name,) in connection.execute("select name from users"):
    print(name)
connection.close()
