import subprocess


def true():
    return subprocess.call("true"), subprocess.call(("true", "x"))


print(true())
