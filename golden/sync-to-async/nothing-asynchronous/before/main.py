def load(name):
    return name


def main():
    print(load("a"))


main()
