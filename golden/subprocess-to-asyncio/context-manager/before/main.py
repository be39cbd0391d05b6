import subprocess
import sys


def read(code):
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        return process.communicate()[0]


print(read("print(1)"))
