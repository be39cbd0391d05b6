import shop
import shop.prices
from shop import *
from shop.prices import load as fetch


class Stock(Table):
    def get(self, name):
        return super().get(name) + "!"


def show(source):
    print(source("d"))


def main():
    print(load("a"), fetch("b"), shop.prices.load("c"))
    show(shop.load)
    print(Stock().get("e"), Table().find("f"))


main()
