import net


def pages():
    yield net.read("a")
    yield net.read("b")


def main():
    it = iter(pages())
    print(next(it))
    it.close()
    print(next(it, None))


main()
