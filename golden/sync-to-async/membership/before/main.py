import net


def pages():
    yield net.read("a")


def main():
    print("A" in pages())
