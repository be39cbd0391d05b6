import net


def load(name):
    return net.read(name).upper()
