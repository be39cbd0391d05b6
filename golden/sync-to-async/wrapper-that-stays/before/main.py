import time


class Lazy:
    def __init__(self, load):
        self.value = load()


def slow():
    time.sleep(1)
    return 1


def quick():
    return 2


def main():
    print(slow(), quick(), Lazy(quick).value)
    print(Lazy(slow).value)


if __name__ == "__main__":
    main()
