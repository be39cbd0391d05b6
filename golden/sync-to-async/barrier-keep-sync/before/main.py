import shop
from shop import load
from shop.core import Sub, opened, pages


class Box:
    def __init__(self):
        self.value = load("box")
        self.pages = list(pages(2))
        with opened("q") as q:
            self.q = q
        with Sub() as s:
            self.s = s.get("s")


def main():
    print(load("a"), shop.load("b"))
    print([p for p in pages(2)])
    for p in pages(1):
        print(p)
    with opened("x") as x:
        print(x)
    with Sub() as sub:
        print(sub.get("m"))
    box = Box()
    print(box.value, box.pages, box.q, box.s)
    print(list(map(load, "ab")))


if __name__ == "__main__":
    main()
