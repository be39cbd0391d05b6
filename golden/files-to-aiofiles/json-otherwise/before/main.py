import io
import json


def second_keyword(name):
    with open(name) as file:
        return json.load(cls=json.JSONDecoder, fp=file)


def used(name, value):
    with open(name, "w") as file:
        return json.dump(value, file)


def of_a_string(text):
    return json.load(io.StringIO(text))


def either(name, text):
    with open(name) as file:
        source = io.StringIO(text) if text else file
        return json.load(source)
