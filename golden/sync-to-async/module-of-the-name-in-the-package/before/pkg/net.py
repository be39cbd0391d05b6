from pkg.client import load


def read(name):
    return load(name)
