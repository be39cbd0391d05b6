import sys
import time

import requests

session = requests.Session()


def get(url):
    return session.get(url).text


def watch(url):
    while True:
        try:
            print(get(url))
        except (KeyboardInterrupt, SystemExit):
            print("ends")
            raise
        except requests.RequestException as error:
            print(error)


def settle():
    try:
        print("nothing waits here")
    except KeyboardInterrupt:
        print("never mind")


if __name__ == "__main__":
    try:
        settle()
        watch(sys.argv[1])
    except KeyboardInterrupt:
        print("interrupted")
        sys.exit(130)
