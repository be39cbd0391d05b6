def digest(name, update):
    with open(name, "rb") as file:
        for chunk in iter(lambda: file.read(4096), b""):
            update(chunk)


def lines(name):
    with open(name) as file:
        return list(iter(file.readline, ""))
