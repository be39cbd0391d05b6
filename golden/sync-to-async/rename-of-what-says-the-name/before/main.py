import net


def load(name):
    return net.read(name)


class Store:
    def get(self, name):
        return load(name) + "!"


class Page:
    def __init__(self, load, get):
        self.load = load
        self.get = get

    def show(self):
        print(self.load("a"), self.get("b"))


def twice(load):
    return load("c") + load("d")


def main():
    store = Store()
    Page(load, store.get).show()
    print(twice(load), twice(store.get))


main()
