import subprocess
import sys


def upper(text):
    process = subprocess.Popen(
        [sys.executable, "-c", "print(input().upper())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    return process.communicate(text)[0]


print(upper(b"abc"))
