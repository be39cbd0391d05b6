def describe(name):
    with open(name) as file:
        position = file.tell()
        return file.name, file.mode, file.encoding, file.closed, file.fileno(), position
