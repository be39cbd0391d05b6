import net


class Stream:
    def close(self):
        print(net.read("close"))


def main():
    stream = Stream()
    stream.close()


main()
