# Exit codes, of the shell, of signals, of programs that are not there.
import subprocess
import sys


def code(number):
    return subprocess.call([sys.executable, "-c", f"raise SystemExit({number})"])


def killed():
    return subprocess.call("kill -9 $$", shell=True), subprocess.call([sys.executable, "-c", "import os; os.abort()"])


def missing():
    try:
        subprocess.call(["/nobody/has/this", "x"])
    except FileNotFoundError as error:
        return error.filename
    return None


if __name__ == "__main__":
    print([code(number) for number in (0, 1, 255)])
    print(killed(), missing())
