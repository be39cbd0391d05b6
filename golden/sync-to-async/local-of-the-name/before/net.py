def write(name):
    return name
