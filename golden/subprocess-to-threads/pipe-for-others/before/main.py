import json
import shutil
import subprocess
import sys
import tempfile


def copy(text):
    with tempfile.TemporaryFile() as source:
        source.write(text)
        source.seek(0)
        process = subprocess.Popen([sys.executable, "-c", "print(input())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        shutil.copyfileobj(source, process.stdin)
        process.stdin.close()
        found = json.load(process.stdout)
        process.wait()
        return found


print(copy(b"[1]\n"))
