import net


def fetch(name):  # aioshift: ignore[sync-to-async]
    return net.read(name)


def main():
    print(fetch("a"))


main()
