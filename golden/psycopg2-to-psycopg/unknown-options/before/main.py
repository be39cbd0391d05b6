import json

import psycopg2

with open("options.json") as file:
    OPTIONS = json.load(file)


def is_up():
    conn = psycopg2.connect(**OPTIONS)
    conn.close()
    return True
