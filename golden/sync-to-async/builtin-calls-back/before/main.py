import net


def load(name):
    return net.read(name)


def main():
    print(list(map(load, ["a", "b"])))
