import net


class Store:
    def get(self, name):
        return net.read(name)

    def find(self, name):
        return net.read(name)


def show(store, name):
    print(getattr(store, "get")(name), store.find(name))


def later(found, name):
    found.callback = found.find
    return found.callback(name)


def main():
    show(Store(), "b")


main()
