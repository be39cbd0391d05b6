from net import read


def both(a, b):
    return read(a) + read(b)
