import subprocess
import sys


def count():
    one = subprocess.Popen([sys.executable, "-c", "print('a b c')"], stdout=subprocess.PIPE)
    other = subprocess.Popen(
        [sys.executable, "-c", "print(len(input().split()))"], stdin=one.stdout, stdout=subprocess.PIPE
    )
    out = other.communicate()[0]
    one.communicate()
    return int(out)


print(count())
