import pages
from pages import store

astore = 1


def main():
    print(pages.load("a"), store("b"), astore)


pages.load = str.upper
main()
