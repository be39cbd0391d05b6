import net


class Session:
    def __init__(self, name):
        self.name = name
        self.refresh()

    def refresh(self):
        self.token = net.read(self.name)

    def get(self, path):
        self.refresh()
        return path + self.token
