import os
import subprocess
import sys


def run(group):
    return subprocess.call([sys.executable, "-c", ""], preexec_fn=os.setsid if group else None)


def without():
    return subprocess.call([sys.executable, "-c", ""], preexec_fn=None)


def by_position():
    return subprocess.call([sys.executable, "-c", ""], -1, None, None, None, None, os.setsid)


print(run(True), without(), by_position())
