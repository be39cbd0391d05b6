with open("version.txt") as file:
    VERSION = file.read().strip()

LINES = open("lines.txt").readlines()
