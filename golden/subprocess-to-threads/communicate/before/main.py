import subprocess
import sys


def upper(text):
    process = subprocess.Popen(
        [sys.executable, "-c", "print(input().upper())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    out, _ = process.communicate(text)
    return out, process.returncode, process.poll(), process.args[1]


print(upper("abc"))
