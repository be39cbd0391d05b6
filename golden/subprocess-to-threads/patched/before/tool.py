import subprocess


def build():
    return subprocess.run(["make"]).returncode
