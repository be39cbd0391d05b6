import net


async def pages():
    yield await net.read("a")


def take(items):
    for item in items:
        print(item)


def main():
    take(pages())
    take(["b"])
