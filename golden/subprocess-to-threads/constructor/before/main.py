import subprocess
import sys


class Tool:
    def __init__(self):
        self.version = subprocess.check_output([sys.executable, "-c", "print(3)"], text=True).strip()

    def __repr__(self):
        return subprocess.getoutput("echo tool") + self.version


print(Tool())
