def read(name):
    yield name
    return name.upper()


class Line:
    def __init__(self, name):
        self.name = name
