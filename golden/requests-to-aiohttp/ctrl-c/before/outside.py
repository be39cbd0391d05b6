import sys

import requests


def main(url):
    print(requests.get(url).text)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        print("interrupted")
