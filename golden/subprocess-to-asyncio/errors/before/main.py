import subprocess
import sys


def attempt(command):
    try:
        return subprocess.call([command])
    except FileNotFoundError as error:
        return error.filename
    except PermissionError:
        return "not allowed"


def elsewhere():
    try:
        return subprocess.call([sys.executable], cwd="/nobody/has/this")
    except OSError as error:
        return error.filename


print(attempt("/nobody/has/this"), attempt("/"), attempt("true"), elsewhere())
