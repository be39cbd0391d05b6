"""Lines of an answer, as they come."""
import sys

import requests


def lines(url):
    with requests.get(url, stream=True) as response:
        for line in response.iter_lines():
            if line:
                yield line.decode()


def first(url):
    response = requests.get(url)
    for line in response.iter_lines():
        return line


def main(base):
    for line in lines(base + "/text/a"):
        print(line)
    print(first(base + "/text/b"))
    print(len([line for line in lines(base + "/text/c")]))


if __name__ == "__main__":
    main(sys.argv[1])
