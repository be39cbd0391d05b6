from db import connect


def main():
    conn = connect()
    cur = conn.cursor()
    cur.execute("select 1")
    print(cur.fetchone())
    conn.close()


if __name__ == "__main__":
    main()
