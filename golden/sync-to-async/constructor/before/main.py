import net


class Session:
    def __init__(self, name):
        self.token = net.read(name)


def main():
    print(Session("a").token)


main()
