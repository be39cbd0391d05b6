import subprocess
import threading

LOCK = threading.Lock()


def build(command):
    with LOCK:
        return subprocess.call(command)


def main():
    return build(["make"])


main()
