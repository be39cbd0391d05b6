import subprocess
import sys


def read(code):
    first = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE).communicate()[0]
    return first, subprocess.Popen([sys.executable, "-c", code], -1, None, None, subprocess.DEVNULL).wait()


print(read("print('one')"))
