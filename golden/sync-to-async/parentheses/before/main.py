import net


def size(name):
    return len(net.read(name))


def main():
    print(-size("ab"), size("ab") ** 2, not size(""))
    print(net.read("ab")[0], net.read("ab").lower(), f"{size('abc'):03}")
    print(size("a") if size("b") else None, size("a") and size("b"))
    print([size(name) for name in ("x", "yy") if size(name) > 1])


main()
