import subprocess
import sys


def lines():
    process = subprocess.Popen([sys.executable, "-c", "print(1); print(2)"], stdout=subprocess.PIPE, text=True)
    found = [line.strip() for line in process.stdout]
    return found, process.wait()


print(lines())
