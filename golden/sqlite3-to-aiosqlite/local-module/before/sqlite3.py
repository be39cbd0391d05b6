def connect(path):
    return open(path)
