import json
import pickle


def load(name):
    with open(name) as file:
        return json.load(file, parse_float=str)


def save(name, value):
    with open(name, "w") as file:
        json.dump(value, file, indent=2)


def both(name, value):
    with open(name, "wb") as out:
        pickle.dump(value, file=out)
    with open(name) as file:
        return json.load(fp=file)["key"]
