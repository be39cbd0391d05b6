class Stream:
    def read(self):
        return "hello"


def read(name):
    return name
