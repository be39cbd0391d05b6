import subprocess
import sys


def lines(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    for line in process.stdout:
        print(line)
    return process.wait()


def first(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    line = process.stdout.readline()
    process.communicate()
    return line


print(lines("print(1)"), first("print(2)"))
