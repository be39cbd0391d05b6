import io
import json


def parse(file):
    return json.load(file)


def load(name):
    with open(name) as file:
        return parse(file)


print(parse(io.StringIO("{}")))
