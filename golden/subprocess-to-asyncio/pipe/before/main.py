import subprocess
import sys


def read(code):
    process = subprocess.Popen([sys.executable, "-c", code], bufsize=-1, stdout=subprocess.PIPE)
    text = process.stdout.read().decode()
    if process.wait() != 0:
        raise RuntimeError(text)
    return text


print(read("print('one')"))
