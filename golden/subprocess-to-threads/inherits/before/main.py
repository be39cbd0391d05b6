import subprocess
import sys


class Logged(subprocess.Popen):
    def wait(self, timeout=None):
        print("waits")
        return super().wait(timeout)


def work():
    return Logged([sys.executable, "-c", ""]).wait()


print(work())
