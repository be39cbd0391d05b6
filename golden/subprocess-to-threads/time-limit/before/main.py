import subprocess
import sys


def patient(seconds):
    try:
        subprocess.run([sys.executable, "-c", "import time; time.sleep(30)"], timeout=seconds)
    except subprocess.TimeoutExpired as late:
        return type(late).__name__, late.timeout <= seconds


print(patient(0.2))
