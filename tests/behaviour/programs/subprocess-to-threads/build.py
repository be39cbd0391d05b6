# A build: steps in a row, one that fails, and what they leave behind.
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def step(directory, code, **options):
    environment = {**os.environ, "STEP": "1"}
    return subprocess.run([sys.executable, "-c", code], cwd=directory, env=environment, check=True, **options)


def build(directory):
    step(directory, "import os; open('out.txt', 'w').write(os.environ['STEP'] + os.path.basename(os.getcwd())[:0])")
    done = step(directory, "print(open('out.txt').read())", stdout=subprocess.PIPE, text=True)
    print(repr(done.stdout), done.returncode)
    try:
        step(directory, "import sys; sys.stderr.write('no\\r\\n'); sys.exit(7)", stderr=subprocess.PIPE, text=True)
    except subprocess.CalledProcessError as error:
        print(error.returncode, repr(error.stderr), len(error.cmd))


def main():
    with tempfile.TemporaryDirectory() as directory:
        build(directory)
        print(sorted(path.name for path in Path(directory).iterdir()))


if __name__ == "__main__":
    main()
