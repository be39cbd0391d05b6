import subprocess

VERSION = subprocess.check_output(["git", "describe"], text=True)
