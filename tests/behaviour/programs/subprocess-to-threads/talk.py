# A calculator that is asked line by line, and a process that is stopped.
import signal
import subprocess
import sys

CALCULATOR = "import sys\nfor line in sys.stdin: print(sum(map(int, line.split())), flush=True)"


class Calculator:
    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", CALCULATOR], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def add(self, *numbers):
        self.process.stdin.write(" ".join(map(str, numbers)) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self):
        out, _ = self.process.communicate()
        return out, self.process.returncode


def stop():
    process = subprocess.Popen([sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"], stdout=subprocess.PIPE)
    print(process.stdout.readline())
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        print("still there", process.poll())
    process.send_signal(signal.SIGTERM)
    with process:
        pass
    return process.returncode


calculator = Calculator()
print(calculator.add(1, 2), calculator.add(3, 4, 5))
print(calculator.close(), stop())
