import net


def join(first, second,
         third):
    return net.read(first
                    + second + third)


def main():
    print(join("a",
               "b", "c"), join("d", "e",
                               "f"))


main()
