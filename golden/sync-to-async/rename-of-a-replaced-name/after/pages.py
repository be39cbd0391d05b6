import net


def load(name):
    return net.read(name)


def store(name):
    return net.read(name)
