import sqlite3


def count(path):
    conn = sqlite3.connect(path)
    with conn:
        cur = conn.cursor()
        cur.execute("select count(*) from t")
        count = cur.fetchone()
    conn.close()
    return count
