from gzip import *


def save(name, text):
    with open(name, "wt") as file:
        file.write(text)
