# refused: used-as-value, mixed-callees, no-async-counterpart
"""What stays: files for csv, and ones that may be standard output."""
import csv
import sys
import tempfile
from pathlib import Path


def rows(path):
    with open(path, newline="") as file:
        return list(csv.reader(file))


def show(text, path=None):
    out = open(path, "w") if path else sys.stdout
    out.write(text + "\n")
    if path:
        out.close()


def count(path):
    with open(path) as file:
        return len(file.readlines())


def main():
    path = Path(tempfile.mkdtemp(), "table.csv")
    show("a,b\n1,2", path)
    show("shown")
    print(rows(path), count(path))


if __name__ == "__main__":
    main()
