import os
import subprocess
import sys


def version():
    done = subprocess.run([sys.executable, "-c", "print(3)"], capture_output=True, text=True, check=True, timeout=50)
    subprocess.check_call([sys.executable, "-c", ""])
    return done.stdout, subprocess.check_output("echo 4", shell=True), os.system("exit 1") != 0


print(version())
