import sys

import requests


def load(url):
    return requests.get(url).json()


def main():
    for url in sys.argv[1:]:
        print(load(url))


if __name__ == "__main__":
    while True:
        main()
        if input("Again? ") != "y":
            break
