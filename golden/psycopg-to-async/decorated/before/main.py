import psycopg
from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    with psycopg.connect("dbname=t") as conn:
        return str(conn.execute("select 1").fetchone())
