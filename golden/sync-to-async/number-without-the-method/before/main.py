import importlib

import net


class Channel:
    def transmit(self, text):
        return net.read(text)


class Clock:
    def start_up(self):
        return "started"


class Wire:
    def start_up(self):
        return net.read("wire")


def greet(channel):
    return channel.transmit("hello")


def begin(thing):
    return thing.start_up()


def refuses(function, argument):
    try:
        function(argument)
    except AttributeError:
        return "refused"


def test_refusals():
    print(refuses(greet, 5), refuses(greet, "text"))


def test_numbers():
    try:
        begin(1.5)
    except AttributeError:
        print("no such thing")


if __name__ == "__main__":
    test_numbers()
    print(greet(getattr(importlib.import_module("__main__"), "Channel")()))
