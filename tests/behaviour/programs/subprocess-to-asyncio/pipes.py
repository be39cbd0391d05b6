# Much comes through both pipes.
import subprocess
import sys

WRITE = "import sys\nfor i in range(20000): print(i); print(-i, file=sys.stderr)"


def both():
    process = subprocess.Popen([sys.executable, "-c", WRITE], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate()
    return len(out.split()), len(err.split()), process.returncode


def one():
    process = subprocess.Popen([sys.executable, "-c", WRITE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out = process.stdout.read()
    return len(out.split()), process.wait(), process.pid > 0


def long_line():
    process = subprocess.Popen([sys.executable, "-c", "print('x' * 300000)"], stdout=subprocess.PIPE)
    return len(process.stdout.read()), process.wait()


def main():
    print(both(), one(), long_line())


main()
