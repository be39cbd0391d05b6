import httpx


class Pages:
    @staticmethod
    def load(url):
        return httpx.get(url).text

    @classmethod
    def both(cls, first, second):
        return cls.load(first) + cls.load(second)


def show():
    print(Pages.both("https://example.org/a", "https://example.org/b"))
