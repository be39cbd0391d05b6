import sys

TABLE = {}

with open(sys.argv[1]) as file:
    header = file.readline()
    TABLE["rows"] = file.readlines()


def rows():
    return TABLE["rows"], header


print(rows())
