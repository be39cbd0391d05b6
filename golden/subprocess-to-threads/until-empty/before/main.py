import subprocess
import sys


def lines():
    process = subprocess.Popen([sys.executable, "-c", "print(1); print(2)"], stdout=subprocess.PIPE)
    while True:
        line = process.stdout.readline()
        if not line:
            break
        print(line.decode().strip())
    process.stdout.close()
    return process.wait()


print(lines())
