import gzip


def load(name):
    if name.endswith(".gz"):
        file = gzip.open(name, "rt")
    else:
        file = open(name)
    text = file.read()
    file.close()
    return text


def plain(name):
    file = open(name)
    text = file.read()
    file.close()
    return text
