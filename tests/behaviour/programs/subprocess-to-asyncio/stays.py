# refused: no-async-counterpart, unsupported-arguments, outlives-block, handed-on
# What asyncio would do otherwise.
import subprocess
import sys


def talk(text):
    process = subprocess.Popen([sys.executable, "-c", "print(input())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return process.communicate(text)[0]


def lines(code):
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        return [line.strip() for line in process.stdout]


def start(code):
    return subprocess.Popen([sys.executable, "-c", code])


def one(code):
    return subprocess.call([sys.executable, "-c", code])


print(talk(b"x\n"), lines("print(1); print(2)"), one("raise SystemExit(3)"))
print(start("raise SystemExit(2)").wait())
