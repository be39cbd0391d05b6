def opened(name):
    return open(name)


def load(name):
    with opened(name) as file:
        return file.read()


def later(name):
    file = open(name)
    with file:
        return file.read()
