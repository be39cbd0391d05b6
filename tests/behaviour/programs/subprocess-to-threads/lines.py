# refused: no-async-counterpart
# A loop over a pipe stays with its function; what the others wait for, they await.
import subprocess
import sys


def lines(code):
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            yield line.strip()
        process.wait()


def one(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True).stdout


print(list(lines("print(1); print(2)")), one("print(3)"))
