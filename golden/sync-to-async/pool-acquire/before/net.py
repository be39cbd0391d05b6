def read(name):
    return name.upper()
