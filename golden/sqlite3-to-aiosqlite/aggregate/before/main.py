import sqlite3


class Median:
    def __init__(self):
        self.values = []

    def step(self, value):
        self.values.append(value)

    def finalize(self):
        return sorted(self.values)[len(self.values) // 2]


def median(path):
    connection = sqlite3.connect(path)
    connection.create_aggregate("median", 1, Median)
    return connection.execute("select median(size) from files").fetchone()[0]
