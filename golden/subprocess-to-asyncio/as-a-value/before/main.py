import subprocess


def codes(commands):
    return list(map(subprocess.call, commands))
