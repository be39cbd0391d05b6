import json

import psycopg

with open("options.json") as file:
    OPTIONS = json.load(file)


def is_up():
    conn = psycopg.connect(**OPTIONS)
    conn.close()
