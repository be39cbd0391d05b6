import json


def save(name, text):
    open(name, "w").write(text)


def store(name, value, mode="w"):
    json.dump(value, open(name, mode))


def load(name):
    return open(name, "rb").read()
