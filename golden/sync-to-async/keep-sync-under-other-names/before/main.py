import net


class Source:
    def load(self, name):
        return net.read(name)


class Fixed(Source):
    load = lambda self, name: "fixed"


class Shelf:
    def __init__(self, source):
        self.first = source.load("a")
        self.source = source

    def second(self):
        return self.source.load("b")


def main():
    for source in Source(), Fixed():
        shelf = Shelf(source)
        print(shelf.first, shelf.second())


main()
