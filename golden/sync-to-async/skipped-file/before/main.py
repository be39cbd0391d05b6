# aioshift: skip-file
import net


def main():
    print(net.read("a"))


main()
