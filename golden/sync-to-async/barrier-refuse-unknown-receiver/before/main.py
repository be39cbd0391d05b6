import importlib
import time


class Channel:
    def transmit(self, text):
        time.sleep(0)
        return text.upper()


class Wire:
    def transmit(self, text):
        return text


def greet(channel):
    return channel.transmit("hello")


def echo():
    return Channel().transmit("echo")


if __name__ == "__main__":
    made = getattr(importlib.import_module("__main__"), "Channel")()
    print(greet(made))
    print(echo())
