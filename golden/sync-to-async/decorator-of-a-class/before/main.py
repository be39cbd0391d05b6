import time

IS_CHECKED = False


class Checks:
    if IS_CHECKED:

        @classmethod
        def checked(cls, function):
            def check(*args):
                print("checked by", cls.__name__)
                return function(*args)

            return check

    else:

        @classmethod
        def checked(cls, function):
            return function


class Cache:
    @Checks.checked
    def close(self):
        print("closed")


class Feed:
    def __init__(self):
        self.cache = Cache()

    @Checks.checked
    def read(self):
        time.sleep(0.01)
        return "news"

    def close(self):
        self.cache.close()


def main():
    feed = Feed()
    print(feed.read())
    feed.close()


if __name__ == "__main__":
    main()
