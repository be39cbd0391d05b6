import net


class Line:
    def __init__(self, name):
        self.text = net.read(name)


def run():
    print(net.read("a"))
