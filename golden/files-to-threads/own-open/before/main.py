import gzip
from shelf import open as open_shelf


def open(name):
    return name.upper()


def load(name):
    with gzip.open(name) as file:
        return open(name), open_shelf(name), file.read()
