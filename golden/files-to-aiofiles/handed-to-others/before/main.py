import csv
import pickle
import sys


def rows(name):
    with open(name, newline="") as file:
        return list(csv.reader(file))


def all_of(name):
    found = []
    with open(name, "rb") as file:
        while True:
            try:
                found.append(pickle.load(file))
            except EOFError:
                return found


def log(name, text):
    with open(name, "a") as file:
        print(text, file=file)


def out(name=None):
    file = open(name, "w") if name else sys.stdout
    file.write("text")
