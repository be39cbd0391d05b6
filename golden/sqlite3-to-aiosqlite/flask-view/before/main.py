import sqlite3

from flask import Flask

app = Flask(__name__)


@app.route("/count")
def count():
    connection = sqlite3.connect("notes.db")
    return str(connection.execute("select count(*) from notes").fetchone()[0])
