import time


def load(key):  # noqa E302
    time.sleep(0.01)
    return key


def save(key):  # noqa
    time.sleep(0.01)
    return key


def main():
    print(load("a"))
    print(save("b"))


if __name__ == "__main__":
    main()
