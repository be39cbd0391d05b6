import subprocess
import sys


def codes():
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    one = subprocess.call([sys.executable, "-c", "raise SystemExit(4)"], cwd="/")
    return one, subprocess.call(command), subprocess.call(args=[sys.executable, "-c", ""], shell=False)


print(codes())
