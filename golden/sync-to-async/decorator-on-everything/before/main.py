import functools
import time


def announced(function):
    @functools.wraps(function)
    def announce(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return announce


class Feed:
    def __init__(self, name):
        self._name = name

    @property
    @announced
    def name(self):
        return self._name

    @announced
    def __len__(self):
        return len(self._name)

    @announced
    def fetch(self):
        time.sleep(0.01)
        return self._name.upper()

    @staticmethod
    @announced
    def wait(seconds):
        time.sleep(seconds)

    @classmethod
    @announced
    def empty(cls):
        return cls("")


@announced
def shown(text):
    return f"<{text}>"


@announced
def pages():
    for number in range(2):
        time.sleep(0.01)
        yield number


def main():
    feed = Feed("news")
    Feed.wait(0.01)
    print(shown(feed.fetch()), feed.name, len(feed), len(Feed.empty()))
    for page in pages():
        print(page)


if __name__ == "__main__":
    main()
