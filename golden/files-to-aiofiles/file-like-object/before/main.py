import csv
import sys


class Tee:
    def write(self, text):
        sys.stdout.write(text.upper())
        with open("/dev/null", "a") as file:
            file.write(text)


print("hello", file=Tee())
csv.writer(Tee()).writerow(["a", "b"])
