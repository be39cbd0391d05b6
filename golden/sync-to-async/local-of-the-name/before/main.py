import net


def load(net):
    return net.read("a")


class Reader:
    def read(self, name):
        return name


print(load(Reader()))
