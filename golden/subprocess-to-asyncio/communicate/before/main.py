import subprocess
import sys


def read(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out, nothing = process.communicate()
    return out, nothing, process.returncode


print(read("print('one'); raise SystemExit(2)"))
