import net


class Remote:
    def load(self):
        return net.read("remote")


class Local:
    def load(self):
        return "local"


def main():
    print(Remote().load(), Local().load())


main()
