import subprocess
import sys


def stop(seconds):
    process = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"])
    if process.poll() is None:
        process.kill()
    return process.wait() != 0


print(stop(60))
