import csv
import json


def settings(name):
    with open(name) as file:
        return json.load(file)


def rows(name):
    with open(name, newline="") as file:
        return list(csv.DictReader(file))


def main():
    for row in rows(settings("settings.json")["table"]):
        print(row)


if __name__ == "__main__":
    main()
