import functools
import time


def connected(method):
    @functools.wraps(method)
    def connect_first(self, *args):
        self.connect()
        return method(self, *args)

    return connect_first


class Client:
    def __init__(self):
        self.is_connected = False

    def connect(self):
        if not self.is_connected:
            time.sleep(0.01)
        self.is_connected = True

    @connected
    def fetch(self, key):
        time.sleep(0.01)
        return key

    @connected
    def describe(self, key):
        return "about " + key


def main():
    client = Client()
    print(client.fetch("a"), client.describe("b"))


if __name__ == "__main__":
    main()
