import net


def pages():
    yield net.read("a")


def take(items):
    for item in items:
        print(item)


def main():
    take(pages())
    take(["b"])
