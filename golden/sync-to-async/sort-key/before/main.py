import net


def weight(name):
    return net.read(name)


def main():
    print(sorted(["b", "a"], key=weight))


main()
