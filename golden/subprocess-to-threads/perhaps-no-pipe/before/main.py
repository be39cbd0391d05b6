import subprocess
import sys


def read(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True) if command else None
    stream = process.stdout if process else sys.stdin
    text = stream.read()
    if process:
        process.wait()
    return text


print(read(sys.argv[1:]))
