import subprocess
import sys
import tempfile


def copy(text):
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(text)
        source.seek(0)
        code = subprocess.call([sys.executable, "-c", "print(input())"], stdin=source, stdout=target)
        target.seek(0)
        return code, target.read()


print(copy(b"text\n"))
