import subprocess
import sys


def wait():
    process = subprocess.Popen([sys.executable, "-c", ""])
    try:
        return process.wait(timeout=50)
    except subprocess.TimeoutExpired:
        return None


def call():
    return subprocess.call([sys.executable, "-c", ""], timeout=50), subprocess.call(["true"], timeout=None)


print(wait(), call())
