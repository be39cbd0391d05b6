import net


class Client:
    def __init__(self, prefix):
        self.prefix = prefix

    def get(self, name):
        return self.prefix + net.read(name)


def report(client, names):
    for name in names:
        print(client.get(name).lower())


def main():
    report(Client("/"), ["a", "b"])


main()
