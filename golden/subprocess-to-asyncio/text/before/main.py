import subprocess
import sys


def read(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    return process.communicate()[0]


def encoded(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8", errors=None)
    return process.communicate()[0]


def plain(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, universal_newlines=False)
    return process.communicate()[0]


print(read("print(1)"), encoded("print(2)"), plain("print(3)"))
