import net


async def pages():
    yield await net.read("a")


def main():
    print("A" in pages())
