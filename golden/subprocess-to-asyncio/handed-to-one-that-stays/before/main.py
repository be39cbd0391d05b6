import subprocess
import sys


def is_running(process):
    return process.poll() is None


def build():
    process = subprocess.Popen([sys.executable, "-c", ""])
    code = process.wait()
    return code, is_running(process)


print(build())
