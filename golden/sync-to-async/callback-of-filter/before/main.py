import net


def is_wanted(name):
    return net.read(name) != "A"


def main():
    return [name for name in filter(is_wanted, ["a", "b"])]
