from tools import net


def load(name):
    return net.read(name)


print(load("a"))
