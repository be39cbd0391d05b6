import subprocess
from concurrent.futures import ThreadPoolExecutor


def all_of(commands):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(subprocess.call, commands))


def lines(process: subprocess.Popen):
    for line in iter(process.stdout.readline, b""):
        print(line)


def codes(commands):
    return list(map(subprocess.call, commands))
