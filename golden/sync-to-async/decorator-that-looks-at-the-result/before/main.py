import functools
import time


def logged(function):
    @functools.wraps(function)
    def log(*args):
        result = function(*args)
        print("result:", result)
        return result

    return log


@logged
def load(key):
    time.sleep(0.01)
    return key


class Keys:
    @logged
    def __len__(self):
        return 3


def main():
    print(load("a"), len(Keys()))


if __name__ == "__main__":
    main()
