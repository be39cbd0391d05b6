import net


def get(name):
    return net.read(name)
