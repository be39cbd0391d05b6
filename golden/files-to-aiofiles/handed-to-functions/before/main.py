def header(file):
    return file.readline().split()


class Reader:
    def __init__(self, file):
        self.file = file

    def rest(self):
        return self.file.read()


def load(name):
    with open(name) as file:
        names = header(file)
        return names, Reader(file).rest()
