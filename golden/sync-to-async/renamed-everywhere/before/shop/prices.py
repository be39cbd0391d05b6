import net


def load(name):
    return net.read(name)


class Table:
    def get(self, name):
        return load(name)

    find = get
