import time


def load(name):
    time.sleep(0.01)
    return name.upper()


class Box:
    def __init__(self):
        self.value = load("box")


def show():
    return load("a") + Box().value
