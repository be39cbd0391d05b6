import net


class User:
    def __init__(self, name):
        self._name = name

    @property
    def name(self):
        return net.read(self._name)


def main():
    user = User("ada")
    print(user.name.title())


main()
