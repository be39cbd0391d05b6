import subprocess
import sys


def show(process):
    for line in process.stdout:
        print(line.strip())


def start():
    return subprocess.Popen([sys.executable, "-c", "print(1); print(2)"], stdout=subprocess.PIPE, text=True)


def work():
    process = start()
    show(process)
    return process.wait()


print(work())
