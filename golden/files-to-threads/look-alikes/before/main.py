class Store:
    def read_text(self):
        return "text"

    def open(self, name):
        return name


def both(store: Store, archive):
    return store.read_text(), store.open("a"), archive.read_text()


print(both(Store(), Store()))
