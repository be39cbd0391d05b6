import abc

import net


class Source(abc.ABC):
    @abc.abstractmethod
    def load(self): ...

    def show(self):
        print(self.load())


class Remote(Source):
    def load(self):
        return net.read("remote")


class Fixed(Source):
    def load(self):
        return "fixed"


class Cached(Remote):
    def load(self):
        return "cached " + super().load()


def main():
    for source in (Remote(), Fixed(), Cached()):
        source.show()


main()
