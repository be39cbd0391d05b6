def read(name):
    return name.upper()


class Client:
    def get(self, path):
        return read(path)
