import net


class Client:
    def __init__(self):
        self.stream = net.Stream()
        self.greeting = self.stream.read()

    def __del__(self):
        net.read("bye")


def main():
    print(net.read("a"), Client().greeting)


if __name__ == "__main__":
    main()
