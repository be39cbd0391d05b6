import json


def save(name, text):
    open(name, "w").write(text)


def store(name, value, mode="w"):
    json.dump(value, open(name, mode))


def add(name, line):
    log = open(name, "a")
    log.write(line)


def opened(name):
    log = open(name, "a")
    log.write("opened")
    return log


def load(name):
    return open(name, "rb").read()
