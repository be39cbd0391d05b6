from net import read


def parse(read):
    return read("a")


def main():
    def read(name):
        return name * 2

    return parse(read) + read("b")


print(main())
