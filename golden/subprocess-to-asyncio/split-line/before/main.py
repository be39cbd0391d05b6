import shlex
import subprocess


def call(line):
    return subprocess.call(shlex.split(line), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


print(call("sh -c 'exit 4'"))
